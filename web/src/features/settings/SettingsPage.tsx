import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function SettingsPage() {
  return <PageHeader title="Settings" />;
}
