import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ConnectionResponse, deleteConnection } from '@/api';
import { ConnectionDrawer } from '@/components/connection/ConnectionDrawer';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { useCan } from '@/lib/useCan';
import { useSave } from '@/lib/useSave';

/** What can be done with a connection. */
export function ConnectionActions({ connection }: { connection: ConnectionResponse }) {
  const navigate = useNavigate();
  const mayChange = useCan('connections_write');
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
  const deletion = useSave({
    save: async () => void (await deleteConnection({ path: { id: connection.id }, throwOnError: true })),
    touches: ['listConnections'],
    done: () => void navigate({ to: '/connections' }),
  });
  if (!mayChange) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        Edit
      </Button>
      <MoreMenu>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
          Delete connection
        </Menu.Item>
      </MoreMenu>
      {editing && <ConnectionDrawer connection={connection} onSaved={() => {}} onClose={edit.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={remove.close}
        title={`Delete ${connection.name}?`}
        action="Delete connection"
        pending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate(undefined)}
      >
        BackupApi forgets how to sign in. The databases, and the backups taken of them, stay. A restore of
        them needs another connection.
      </ConfirmDialog>
    </>
  );
}
