import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function RepositoryPage() {
  return <PageHeader title="Repository" />;
}
