import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconRadar2, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { deleteServer, detectServer, type ServerResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { notifyDone, notifyProblem } from '@/lib/notify';
import { useSave } from '@/lib/useSave';
import { EditServerDrawer } from './EditServerDrawer';

/** What can be done with a server. */
export function ServerActions({ server }: { server: ServerResponse }) {
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
  const path = { id: server.id };
  const detection = useSave({
    save: async () => (await detectServer({ path, throwOnError: true })).data,
    touches: ['getServer', 'listServers'],
    done: () => notifyDone(`${server.name} was looked through.`),
  });
  const deletion = useSave({
    save: async () => void (await deleteServer({ path, throwOnError: true })),
    touches: ['listServers'],
    done: () => void navigate({ to: '/servers' }),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRadar2 size={16} />}
        loading={detection.isPending}
        onClick={() => detection.mutate(undefined, { onError: notifyProblem })}
      >
        Detect
      </Button>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        Edit
      </Button>
      <MoreMenu>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
          Delete server
        </Menu.Item>
      </MoreMenu>
      {editing && <EditServerDrawer server={server} onClose={edit.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={remove.close}
        title={`Delete ${server.name}?`}
        action="Delete server"
        pending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate(undefined)}
      >
        BackupApi forgets how to reach this server. Nothing on it is changed, and backups taken from it stay.
      </ConfirmDialog>
    </>
  );
}
