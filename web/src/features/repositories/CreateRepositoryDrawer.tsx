import { TagsInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Catalog, createRepository } from '@/api';
import { ChoiceCards } from '@/components/ui/ChoiceCards';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { useSave } from '@/lib/useSave';
import { AppendOnlySwitch } from './AppendOnlySwitch';
import { ChoiceSelect } from './ChoiceSelect';
import { PassphraseFields } from './PassphraseFields';
import { PoolSelect } from './PoolSelect';
import { RepositoryNameField } from './RepositoryNameField';
import { enginesOf, kept } from './repositoryEngines';
import { createRepositoryRequest, useRepositoryForm } from './repositoryForm';
import { usePools } from './usePools';

interface CreateRepositoryDrawerProps {
  catalog: Catalog;
  poolId?: string;
  choice: ReactNode;
  onClose: () => void;
}

/** Makes a repository: where, with which engine, and that engine's own encryption and compression. */
export function CreateRepositoryDrawer({ catalog, poolId, choice, onClose }: CreateRepositoryDrawerProps) {
  const navigate = useNavigate();
  const form = useRepositoryForm({ poolId: poolId ?? null });
  const { values } = form;
  const pool = usePools().find((one) => one.id === values.poolId);
  const engines = enginesOf(catalog, pool?.type);
  const engine = engines.find((one) => one.kind === values.engine) ?? engines[0];
  const chosen = {
    ...values,
    engine: engine?.kind ?? '',
    encryption: kept(engine?.encryptions ?? [], values.encryption),
    compression: kept(engine?.compressions ?? [], values.compression),
  };
  const saving = useSave({
    save: async () =>
      (await createRepository({ body: createRepositoryRequest(chosen), throwOnError: true })).data,
    touches: ['listRepositories', 'listStoragePools', 'getStoragePool', 'getDashboard'],
    form,
    done: (made) => {
      onClose();
      void navigate({ to: '/repositories/$id', params: { id: made.id } });
    },
  });
  const encryption = engine?.encryptions.find((one) => one.value === chosen.encryption);
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
      {engines.length > 1 && (
        <ChoiceCards
          label="Engine"
          choices={engines.map(({ kind, title, summary }) => ({ value: kind, title, summary }))}
          value={engine?.kind}
          onChange={(kind) => form.setFieldValue('engine', kind)}
        />
      )}
      <RepositoryNameField form={form} />
      <ChoiceSelect
        label="Encryption"
        choices={engine?.encryptions ?? []}
        {...form.getInputProps('encryption')}
        value={chosen.encryption}
      />
      {encryption?.needsPassphrase && <PassphraseFields form={form} />}
      <ChoiceSelect
        label="Compression"
        choices={engine?.compressions ?? []}
        {...form.getInputProps('compression')}
        value={chosen.compression}
      />
      <AppendOnlySwitch form={form} />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
    </FormDrawer>
  );
}
