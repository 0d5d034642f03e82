import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function SetupPage() {
  return <PageHeader title="Set up BackupApi" />;
}
