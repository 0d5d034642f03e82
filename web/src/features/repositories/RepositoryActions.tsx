import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLockOpen, IconPencil, IconRefresh, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import { type RepositoryResponse, refreshRepository, unlockRepository } from '@/api';
import { MoreMenu } from '@/components/ui/MoreMenu';
import { plural } from '@/lib/format';
import { notifyDone, notifyProblem } from '@/lib/notify';
import { useOpenOperation } from '@/lib/useOpenOperation';
import { useSave } from '@/lib/useSave';
import { CheckDialog } from './CheckDialog';
import { DeleteRepositoryDialog } from './DeleteRepositoryDialog';
import { EditRepositoryDrawer } from './EditRepositoryDrawer';

/** What can be done with a repository. */
export function RepositoryActions({ repository }: { repository: RepositoryResponse }) {
  const [editing, edit] = useDisclosure();
  const [deleting, remove] = useDisclosure();
  const [checking, check] = useDisclosure();
  const openOperation = useOpenOperation();
  const path = { id: repository.id };
  const refresh = useSave({
    save: async () => (await refreshRepository({ path, throwOnError: true })).data,
    touches: ['listOperations'],
    done: openOperation,
  });
  const unlock = useSave({
    save: async () => (await unlockRepository({ path, throwOnError: true })).data,
    touches: ['getRepository', 'listRepositories'],
    done: ({ removed }) =>
      notifyDone(removed ? `${plural(removed, 'stale lock')} removed.` : 'There is no stale lock.'),
  });
  return (
    <>
      <Button variant="default" leftSection={<IconShieldCheck size={16} />} onClick={check.open}>
        Check
      </Button>
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
        <Menu.Item
          leftSection={<IconLockOpen size={16} />}
          onClick={() => unlock.mutate(undefined, { onError: notifyProblem })}
        >
          Remove stale locks
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove.open}>
          Delete repository
        </Menu.Item>
      </MoreMenu>
      {checking && <CheckDialog repository={repository} onClose={check.close} />}
      {editing && <EditRepositoryDrawer repository={repository} onClose={edit.close} />}
      {deleting && <DeleteRepositoryDialog repository={repository} onClose={remove.close} />}
    </>
  );
}
