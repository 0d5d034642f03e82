import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function AuditPage() {
  return <PageHeader title="Audit" />;
}
