import { PageHeader } from '@/components/ui/PageHeader';

/** One restore and what it proved. */
export function RestorePage() {
  return <PageHeader title="Restore" />;
}
