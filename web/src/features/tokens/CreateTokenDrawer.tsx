import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { createApiToken, type Role } from '@/api';
import { CopyLine } from '@/components/ui/CopyLine';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { useSave } from '@/lib/useSave';

const roles: { value: Role; label: string }[] = [
  { value: 'viewer', label: 'Viewer: reads everything' },
  { value: 'operator', label: 'Operator: also runs and restores' },
  { value: 'admin', label: 'Admin: also changes everything' },
];

const spans = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Never' },
];

const inDays = (days: string) =>
  days === 'never' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();

/** Makes a token and shows it, once. */
export function CreateTokenDrawer({ onClose }: { onClose: () => void }) {
  const [secret, setSecret] = useState<string>();
  const form = useForm({ initialValues: { name: '', role: 'operator' as Role, span: '90' } });
  const saving = useSave({
    save: async () => {
      const { name, role, span } = form.values;
      const body = { name, role, expiresAt: inDays(span) };
      return (await createApiToken({ body, throwOnError: true })).data;
    },
    touches: ['listApiTokens'],
    form,
    done: (made) => setSecret(made.token),
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={secret ? 'Your new token' : 'New API token'}
      submit={secret ? 'I have copied it' : 'Create token'}
      final={!!secret}
      dirty={!secret && form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => (secret ? onClose() : saving.mutate(undefined))}
    >
      {secret ? (
        <Stack gap={14}>
          <Text>Copy it now: only its hash is kept, so it cannot be shown again.</Text>
          <CopyLine value={secret} label="the token" />
          <Text c="dimmed">Scripts send it with every request:</Text>
          <CopyLine
            value={`curl -H "Authorization: Bearer $BACKUPAPI_TOKEN" ${window.location.origin}/api/v1/me`}
            label="the example"
          />
        </Stack>
      ) : (
        <>
          <TextInput
            label="Name"
            placeholder="nightly script"
            required
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Select label="Role" data={roles} {...form.getInputProps('role')} />
          <Select label="Expires" data={spans} {...form.getInputProps('span')} />
        </>
      )}
    </FormDrawer>
  );
}
