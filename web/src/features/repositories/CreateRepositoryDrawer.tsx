import { Switch, TagsInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type CatalogEngine, createRepository } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { useSave } from '@/lib/useSave';
import { ChoiceSelect } from './ChoiceSelect';
import { PassphraseFields } from './PassphraseFields';
import { PoolSelect } from './PoolSelect';
import { RepositoryNameField } from './RepositoryNameField';
import { createRepositoryRequest, useRepositoryForm } from './repositoryForm';

interface CreateRepositoryDrawerProps {
  engines: CatalogEngine[];
  poolId?: string;
  choice: ReactNode;
  onClose: () => void;
}

/** Makes a repository with the engine's own choices of encryption and compression. */
export function CreateRepositoryDrawer({ engines, poolId, choice, onClose }: CreateRepositoryDrawerProps) {
  const [engine] = engines;
  const navigate = useNavigate();
  const usual = (choices: { value: string; default: boolean }[] | undefined) =>
    (choices?.find((one) => one.default) ?? choices?.[0])?.value ?? '';
  const form = useRepositoryForm({
    poolId: poolId ?? null,
    engine: engine?.kind,
    encryption: usual(engine?.encryptions),
    compression: usual(engine?.compressions),
  });
  const saving = useSave({
    save: async () =>
      (await createRepository({ body: createRepositoryRequest(form.values), throwOnError: true })).data,
    touches: ['listRepositories', 'listStoragePools', 'getStoragePool', 'getDashboard'],
    form,
    done: (made) => {
      onClose();
      void navigate({ to: '/repositories/$id', params: { id: made.id } });
    },
  });
  const encryption = engine?.encryptions.find((one) => one.value === form.values.encryption);
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title="Add a repository"
      submit="Create repository"
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      {choice}
      <PoolSelect {...form.getInputProps('poolId')} />
      <RepositoryNameField form={form} />
      <ChoiceSelect
        label="Encryption"
        choices={engine?.encryptions ?? []}
        {...form.getInputProps('encryption')}
      />
      {encryption?.needsPassphrase && <PassphraseFields form={form} />}
      <ChoiceSelect
        label="Compression"
        choices={engine?.compressions ?? []}
        {...form.getInputProps('compression')}
      />
      <Switch
        label="Append-only"
        description="Servers can add backups but never delete or overwrite them."
        {...form.getInputProps('appendOnly', { type: 'checkbox' })}
      />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
    </FormDrawer>
  );
}
