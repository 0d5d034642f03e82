import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function SourcesPage() {
  return <PageHeader title="Sources" />;
}
