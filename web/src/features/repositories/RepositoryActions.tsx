import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil, IconRefresh, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import { checkRepository, type RepositoryResponse, refreshRepository } from '@/api';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { notifyProblem } from '@/lib/notify';
import { useOpenOperation } from '@/lib/useOpenOperation';
import { useSave } from '@/lib/useSave';
import { DeleteRepositoryDialog } from './DeleteRepositoryDialog';
import { EditRepositoryDrawer } from './EditRepositoryDrawer';

/** What can be done with a repository. */
export function RepositoryActions({ repository }: { repository: RepositoryResponse }) {
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
  const openOperation = useOpenOperation();
  const path = { id: repository.id };
  const check = useSave({
    save: async (readData: boolean) =>
      (await checkRepository({ path, body: { readData }, throwOnError: true })).data,
    touches: ['listOperations'],
    done: openOperation,
  });
  const refresh = useSave({
    save: async () => (await refreshRepository({ path, throwOnError: true })).data,
    touches: ['listOperations'],
    done: openOperation,
  });
  const start = (readData: boolean) => check.mutate(readData, { onError: notifyProblem });
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" leftSection={<IconShieldCheck size={16} />} loading={check.isPending}>
            Check
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => start(false)}>Check the structure, quick</Menu.Item>
          <Menu.Item onClick={() => start(true)}>Read and verify all data, slow</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
        Edit
      </Button>
      <MoreMenu>
        <Menu.Item
          leftSection={<IconRefresh size={16} />}
          onClick={() => refresh.mutate(undefined, { onError: notifyProblem })}
        >
          Compare its list
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
          Delete repository
        </Menu.Item>
      </MoreMenu>
      {editing && <EditRepositoryDrawer repository={repository} onClose={edit.close} />}
      {deleting && <DeleteRepositoryDialog repository={repository} onClose={remove.close} />}
    </>
  );
}
