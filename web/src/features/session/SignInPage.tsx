import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSearch } from '@tanstack/react-router';
import { signIn } from '@/api';
import { CardPage } from '@/components/layout/CardPage';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { useEnter } from '@/lib/useEnter';
import { useSave } from '@/lib/useSave';

/** Email and password; afterwards the page that was asked for. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const enter = useEnter();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const saving = useSave({
    save: async (body: typeof form.values) => (await signIn({ body, throwOnError: true })).data,
    touches: [],
    form,
    done: (me) => void enter(me, next),
  });
  return (
    <CardPage title="Sign in" sub="To the workspace that watches over your backups.">
      <form onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
        <Stack gap={16}>
          <TextInput
            label="Email"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <ErrorNotice error={saving.error} />
          <Button type="submit" fullWidth loading={saving.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </CardPage>
  );
}
