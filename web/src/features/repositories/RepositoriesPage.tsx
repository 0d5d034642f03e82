import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function RepositoriesPage() {
  return <PageHeader title="Repositories" />;
}
