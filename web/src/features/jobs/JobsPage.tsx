import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function JobsPage() {
  return <PageHeader title="Jobs" />;
}
