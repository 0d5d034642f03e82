import { Checkbox, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteRepository, type RepositoryResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { formatBytes, plural } from '@/lib/format';
import { useSave } from '@/lib/useSave';

interface DeleteRepositoryDialogProps {
  repository: RepositoryResponse;
  onClose: () => void;
}

/** Forgets a repository, or deletes it with everything in it. */
export function DeleteRepositoryDialog({ repository, onClose }: DeleteRepositoryDialogProps) {
  const navigate = useNavigate();
  const [deleteData, setDeleteData] = useState(false);
  const deletion = useSave({
    save: async () => {
      const query = { deleteData, confirm: repository.name };
      await deleteRepository({ path: { id: repository.id }, query, throwOnError: true });
    },
    touches: ['listRepositories', 'listBackups', 'getStoragePool', 'listStoragePools', 'getDashboard'],
    done: () => void navigate({ to: '/repositories' }),
  });
  const lost = `${plural(repository.backupCount, 'backup')}, ${formatBytes(repository.deduplicatedBytes)}`;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${repository.name}?`}
      action={deleteData ? 'Delete for ever' : 'Forget repository'}
      typedName={repository.name}
      pending={deletion.isPending}
      error={deletion.error}
      onConfirm={() => deletion.mutate(undefined)}
    >
      <Stack gap={12}>
        <div>
          BackupApi forgets this repository, its passphrase and its list of{' '}
          {plural(repository.backupCount, 'backup')}. Without the recovery kit an encrypted repository cannot
          be opened again.
        </div>
        <Checkbox
          label={`Also delete its data (${lost})`}
          description="This cannot be undone."
          checked={deleteData}
          onChange={(event) => setDeleteData(event.currentTarget.checked)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
