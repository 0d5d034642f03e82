import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function DashboardPage() {
  return <PageHeader title="Dashboard" />;
}
