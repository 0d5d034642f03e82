import { PageHeader } from '@/components/ui/PageHeader';

/** Every run of anything, newest first. */
export function OperationsPage() {
  return <PageHeader title="Operations" />;
}
