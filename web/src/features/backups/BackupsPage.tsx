import { PageHeader } from '@/components/ui/PageHeader';

/** Every restorable result. */
export function BackupsPage() {
  return <PageHeader title="Backups" />;
}
