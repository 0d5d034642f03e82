import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function StoragePage() {
  return <PageHeader title="Storage" />;
}
