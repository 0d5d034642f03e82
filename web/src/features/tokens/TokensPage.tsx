import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function TokensPage() {
  return <PageHeader title="API tokens" />;
}
