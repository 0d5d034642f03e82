import { PageHeader } from '@/components/ui/PageHeader';

/** Every restore, newest first. */
export function RestoresPage() {
  return <PageHeader title="Restores" />;
}
