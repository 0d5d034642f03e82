import { Button, Group, Modal, Stack } from '@mantine/core';
import { pruneRepository, type RepositoryResponse } from '@/api';
import { previewWords } from '@/components/retention/retentionWords';
import { useRetentionPreview } from '@/components/retention/useRetentionPreview';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { plural } from '@/lib/format';
import { useOpenOperation } from '@/lib/useOpenOperation';
import { useSave } from '@/lib/useSave';

interface PruneDialogProps {
  repository: RepositoryResponse;
  onClose: () => void;
}

/** Says what a prune would remove; a dry run writes the same into a log without removing anything. */
export function PruneDialog({ repository, onClose }: PruneDialogProps) {
  const preview = useRetentionPreview({ repositoryId: repository.id });
  const openOperation = useOpenOperation();
  const prune = useSave({
    save: async (dryRun: boolean) => {
      const request = { path: { id: repository.id }, body: { dryRun } };
      return (await pruneRepository({ ...request, throwOnError: true })).data;
    },
    touches: ['listOperations', 'getRepository'],
    done: openOperation,
  });
  const removed = preview.data?.removed ?? 0;
  return (
    <Modal opened onClose={onClose} title={<b>Prune {repository.name}</b>}>
      <Stack gap="md">
        <div>
          {preview.data ? previewWords(preview.data) : 'Looking at its backups…'}{' '}
          {removed > 0 && 'What is removed cannot be brought back.'}
        </div>
        <div>A dry run only says in its log what would go, and why the others stay.</div>
        <ErrorNotice error={prune.error ?? preview.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="default"
            loading={prune.isPending && prune.variables}
            onClick={() => prune.mutate(true)}
          >
            Dry run
          </Button>
          <Button
            color={removed > 0 ? 'red' : undefined}
            loading={prune.isPending && !prune.variables}
            onClick={() => prune.mutate(false)}
          >
            {removed > 0 ? `Remove ${plural(removed, 'backup')}` : 'Prune now'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
