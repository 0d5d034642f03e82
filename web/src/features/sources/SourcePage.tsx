import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function SourcePage() {
  return <PageHeader title="Source" />;
}
