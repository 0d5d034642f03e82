import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { measureBackupSelection } from '@/api';
import type { BasketItem } from '@/lib/basket';
import { formatBytes } from '@/lib/format';
import classes from './BasketPanel.module.css';

interface BasketItemRowProps {
  backupId: string;
  item: BasketItem;
  onRemove: () => void;
}

/** The end of a path, which tells more than its beginning. */
const shortPath = (path: string) => path.replace(/^\//, '').split('/').slice(-2).join('/');

/** One chosen thing with its size; a folder's is measured. */
export function BasketItemRow({ backupId, item, onRemove }: BasketItemRowProps) {
  const folder = item.type === 'folder';
  const measured = useQuery({
    queryKey: ['measureBackupSelection', backupId, [item.key]],
    queryFn: async ({ signal }) => {
      const body = { keys: [item.key] };
      return (await measureBackupSelection({ path: { id: backupId }, body, signal, throwOnError: true }))
        .data;
    },
    enabled: folder,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const bytes = folder ? measured.data?.bytes : item.sizeBytes;
  return (
    <li className={classes.item}>
      <span className={classes.name} title={item.path}>
        {shortPath(item.path)}
      </span>
      <span>{formatBytes(bytes)}</span>
      <ActionIcon
        size={20}
        className={classes.remove}
        aria-label={`Take ${item.path} out`}
        onClick={onRemove}
      >
        <IconX size={13} />
      </ActionIcon>
    </li>
  );
}
