import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { getSetupOptions } from '@/api/@tanstack/react-query.gen';
import { CardPage } from '@/components/layout/CardPage';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { SetupForm } from './SetupForm';

/** The first start: whoever holds the one-time link becomes the owner. */
export function SetupPage() {
  const { token } = useSearch({ from: '/setup' });
  const status = useQuery(getSetupOptions());
  if (status.data?.setUp) {
    return (
      <CardPage title="Already set up" sub="This installation has its owner. Sign in to go on.">
        <Button component={Link} to="/sign-in" fullWidth>
          Sign in
        </Button>
      </CardPage>
    );
  }
  return (
    <CardPage
      title="Set up BackupApi"
      sub="You become the owner of this installation and of its first workspace."
      foot="The one-time link is printed on the console where BackupApi was started. It works once."
    >
      <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />
      {!status.error && <SetupForm token={token} />}
    </CardPage>
  );
}
