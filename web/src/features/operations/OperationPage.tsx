import { PageHeader } from '@/components/ui/PageHeader';

/** One run: phases, figures, log. */
export function OperationPage() {
  return <PageHeader title="Operation" />;
}
