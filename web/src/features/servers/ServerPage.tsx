import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function ServerPage() {
  return <PageHeader title="Server" />;
}
