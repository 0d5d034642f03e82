import { PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { importRepository } from '@/api';
import { listImportableRepositoriesOptions } from '@/api/@tanstack/react-query.gen';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { useSave } from '@/lib/useSave';
import { PoolSelect } from './PoolSelect';
import { importRepositoryRequest, useRepositoryForm } from './repositoryForm';

interface ImportRepositoryDrawerProps {
  poolId?: string;
  choice: ReactNode;
  onClose: () => void;
}

/** Takes in a repository that already lies in a pool; its backups are listed afterwards. */
export function ImportRepositoryDrawer({ poolId, choice, onClose }: ImportRepositoryDrawerProps) {
  const navigate = useNavigate();
  const form = useRepositoryForm({ poolId: poolId ?? null });
  const { values } = form;
  const found = useQuery({
    ...listImportableRepositoriesOptions({ path: { id: values.poolId ?? '' } }),
    enabled: !!values.poolId,
  });
  const item = found.data?.items.find((one) => one.location === values.location);
  const encryption = item?.encryption;
  const saving = useSave({
    save: async () =>
      (
        await importRepository({
          body: importRepositoryRequest({ ...values, engine: item?.engine ?? values.engine }),
          throwOnError: true,
        })
      ).data,
    touches: ['listRepositories', 'getStoragePool', 'listStoragePools', 'getDashboard'],
    form,
    done: (made) => {
      onClose();
      void navigate({ to: '/repositories/$id', params: { id: made.id } });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title="Add a repository"
      submit="Import repository"
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      {choice}
      <PoolSelect {...form.getInputProps('poolId')} />
      <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      {values.poolId && (
        <Select
          label="Folder"
          required
          searchable
          placeholder={found.isPending ? 'Looking through the pool…' : 'Choose a repository'}
          description="Repositories in the pool that BackupApi does not know yet."
          nothingFoundMessage="There is no unknown repository in this pool."
          data={(found.data?.items ?? []).map(({ location, engine }) => ({
            value: location,
            label: `${location} (${engine})`,
          }))}
          {...form.getInputProps('location')}
        />
      )}
      <TextInput
        label="Name"
        placeholder={values.location ?? 'Same as the folder'}
        {...form.getInputProps('name')}
      />
      {encryption !== 'none' && (
        <PasswordInput label="Passphrase" autoComplete="off" {...form.getInputProps('passphrase')} />
      )}
      {encryption !== 'none' && (
        <Textarea
          label="Key file"
          description="Only for a repository whose key is not kept in it: the text of borg key export."
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          {...form.getInputProps('keyFile')}
        />
      )}
    </FormDrawer>
  );
}
