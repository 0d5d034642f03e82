import { Button, Menu } from '@mantine/core';
import { IconActivity, IconHistory, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type BackupResponse, deleteBackup } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { formatBytes, plural } from '@/lib/format';
import { useCan } from '@/lib/useCan';
import { isReadable } from './backupWords';
import { HoldDialog } from './HoldDialog';
import { HoldItems } from './HoldItems';
import { VerifyButton } from './VerifyButton';

interface BackupActionsProps {
  backup: BackupResponse;
  onRestoreAll: () => void;
}

/** Restore everything; less often: the run that made it, and deleting it. */
export function BackupActions({ backup, onRestoreAll }: BackupActionsProps) {
  const [deleting, setDeleting] = useState(false);
  const [holding, setHolding] = useState(false);
  const navigate = useNavigate();
  const mayRestore = useCan('backups_restore');
  const mayDelete = useCan('backups_delete');
  const mayHold = mayDelete && isReadable(backup);
  const run = useMutation({
    mutationFn: async () =>
      (await deleteBackup({ path: { id: backup.id }, query: { confirm: backup.name }, throwOnError: true }))
        .data,
    onSuccess: (operation) => void navigate({ to: '/operations/$id', params: { id: operation.id } }),
  });
  const { operationId } = backup;
  return (
    <>
      {(operationId || mayDelete) && (
        <MoreMenu>
          {operationId && (
            <Menu.Item
              leftSection={<IconActivity size={16} />}
              renderRoot={(props) => <Link {...props} to="/operations/$id" params={{ id: operationId }} />}
            >
              The run that made it
            </Menu.Item>
          )}
          {mayHold && <HoldItems backup={backup} onHold={() => setHolding(true)} />}
          {mayDelete && backup.status !== 'deleted' && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setDeleting(true)}>
              Delete backup…
            </Menu.Item>
          )}
        </MoreMenu>
      )}
      {isReadable(backup) && <VerifyButton backup={backup} />}
      {mayRestore && isReadable(backup) && (
        <Button leftSection={<IconHistory size={17} aria-hidden />} onClick={onRestoreAll}>
          {backup.content === 'databases' ? 'Restore' : 'Restore all'}
        </Button>
      )}
      {holding && <HoldDialog backup={backup} onClose={() => setHolding(false)} />}
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title="Delete this backup?"
        action="Delete backup"
        typedName={backup.name}
        pending={run.isPending}
        error={run.error}
        onConfirm={() => run.mutate()}
      >
        {backup.fileCount != null && `${plural(backup.fileCount, 'file')}, `}
        {formatBytes(backup.originalBytes)} as they were at that moment can then not be restored any more.
        Other backups keep all they have. {formatBytes(backup.deduplicatedBytes)} were stored for this one
        alone.
      </ConfirmDialog>
    </>
  );
}
