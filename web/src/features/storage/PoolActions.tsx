import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { deleteStoragePool, type StoragePoolResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { useSave } from '@/lib/useSave';
import { PoolDrawer } from './PoolDrawer';

/** What can be done with a pool. */
export function PoolActions({ pool }: { pool: StoragePoolResponse }) {
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
  const deletion = useSave({
    save: async () => void (await deleteStoragePool({ path: { id: pool.id }, throwOnError: true })),
    touches: ['listStoragePools', 'getDashboard'],
    done: () => void navigate({ to: '/storage' }),
  });
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        Edit
      </Button>
      <MoreMenu>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
          Remove pool
        </Menu.Item>
      </MoreMenu>
      {editing && <PoolDrawer pool={pool} onClose={edit.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={remove.close}
        title={`Remove ${pool.name}?`}
        action="Remove pool"
        pending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate(undefined)}
      >
        BackupApi forgets this place. Its folder and everything in it stay where they are.
      </ConfirmDialog>
    </>
  );
}
