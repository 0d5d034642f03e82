import { Menu } from '@mantine/core';
import { IconPin, IconPinnedOff } from '@tabler/icons-react';
import { type BackupResponse, holdBackup } from '@/api';
import { notifyDone, notifyProblem } from '@/lib/notify';
import { useSave } from '@/lib/useSave';
import { isHeld } from './backupWords';

interface HoldItemsProps {
  backup: BackupResponse;
  onHold: () => void;
}

/** Menu entries: pin a backup, or let go of it. */
export function HoldItems({ backup, onHold }: HoldItemsProps) {
  const release = useSave({
    save: async () =>
      (await holdBackup({ path: { id: backup.id }, body: { until: null }, throwOnError: true })).data,
    touches: ['getBackup', 'listBackups', 'previewRetention'],
    done: () => notifyDone('Unpinned: the rules decide about it again.'),
  });
  const held = isHeld(backup);
  return (
    <>
      <Menu.Item leftSection={<IconPin size={16} />} onClick={onHold}>
        {held ? 'Pin for longer…' : 'Pin until a day…'}
      </Menu.Item>
      {held && (
        <Menu.Item
          leftSection={<IconPinnedOff size={16} />}
          onClick={() => release.mutate(undefined, { onError: notifyProblem })}
        >
          Unpin
        </Menu.Item>
      )}
    </>
  );
}
