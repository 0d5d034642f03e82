import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { setUp } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { useEnter } from '@/lib/useEnter';
import { useSave } from '@/lib/useSave';

/** A pasted setup link is as good as the token in it. */
const tokenIn = (text: string) => /[?&]token=([^&\s]+)/.exec(text)?.[1] ?? text.trim();

/** Owner and workspace; the token comes with the link, or is pasted. */
export function SetupForm({ token }: { token: string | undefined }) {
  const enter = useEnter();
  const form = useForm({
    initialValues: { token: token ?? '', workspaceName: '', displayName: '', email: '', password: '' },
  });
  const saving = useSave({
    save: async (body: typeof form.values) => (await setUp({ body, throwOnError: true })).data,
    touches: ['getSetup'],
    form,
    done: (me) => void enter(me),
  });
  return (
    <form onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
      <Stack gap={16}>
        {(!token || form.errors.token) && (
          <TextInput
            label="One-time token"
            description="From the setup link on the console; the whole link can be pasted."
            {...form.getInputProps('token')}
            onChange={(event) => form.setFieldValue('token', tokenIn(event.currentTarget.value))}
          />
        )}
        <TextInput
          label="Workspace"
          placeholder="Acme Platform"
          autoFocus
          autoComplete="organization"
          {...form.getInputProps('workspaceName')}
        />
        <TextInput label="Your name" autoComplete="name" {...form.getInputProps('displayName')} />
        <TextInput label="Email" type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label="Password"
          description="At least 12 characters. A few words are easier to remember than symbols."
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <ErrorNotice error={saving.error} />
        <Button type="submit" fullWidth loading={saving.isPending}>
          Create the workspace
        </Button>
      </Stack>
    </form>
  );
}
