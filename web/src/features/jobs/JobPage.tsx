import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function JobPage() {
  return <PageHeader title="Job" />;
}
