import { PageHeader } from '@/components/ui/PageHeader';

/** x */
export function SignInPage() {
  return <PageHeader title="Sign in" />;
}
