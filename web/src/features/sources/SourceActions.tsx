import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { deleteSource, type SourceResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { useSave } from '@/lib/useSave';
import { SourceDrawer } from './SourceDrawer';

/** What can be done with a source. */
export function SourceActions({ source }: { source: SourceResponse }) {
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
  const deletion = useSave({
    save: async () => void (await deleteSource({ path: { id: source.id }, throwOnError: true })),
    touches: ['listSources', 'getDashboard'],
    done: () => void navigate({ to: '/sources' }),
  });
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        Edit
      </Button>
      <MoreMenu>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
          Delete source
        </Menu.Item>
      </MoreMenu>
      {editing && <SourceDrawer source={source} onClose={edit.close} />}
      <ConfirmDialog
        opened={deleting}
        onClose={remove.close}
        title={`Delete ${source.name}?`}
        action="Delete source"
        pending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate(undefined)}
      >
        It is backed up no more. Its files and the backups taken so far stay.
      </ConfirmDialog>
    </>
  );
}
