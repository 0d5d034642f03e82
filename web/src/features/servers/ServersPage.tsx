import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function ServersPage() {
  return <PageHeader title="Servers" />;
}
