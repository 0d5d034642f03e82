import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function PoolPage() {
  return <PageHeader title="Pool" />;
}
