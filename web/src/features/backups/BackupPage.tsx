import { PageHeader } from '@/components/ui/PageHeader';

/** One backup with its tree. */
export function BackupPage() {
  return <PageHeader title="Backup" />;
}
