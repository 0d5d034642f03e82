import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { useRestorePlan } from '@/components/restore/useRestorePlan';
import { formatBytes, plural } from '@/lib/format';
import classes from './BasketBar.module.css';

interface BasketBarProps {
  count: number;
  size: ReturnType<typeof useRestorePlan>['size'];
  onRestore: () => void;
}

/** On a small screen, where the basket stands below the files: what is chosen, always in reach. */
export function BasketBar({ count, size, onRestore }: BasketBarProps) {
  if (count === 0) return null;
  const words = [
    size.files !== null && plural(size.files, 'file'),
    size.bytes !== null && formatBytes(size.bytes),
  ];
  return (
    <div className={classes.bar}>
      <div className={classes.words}>
        <b>{count} chosen</b>
        <span>{words.filter(Boolean).join(', ') || 'Measuring…'}</span>
      </div>
      <Button leftSection={<IconHistory size={17} aria-hidden />} onClick={onRestore}>
        Restore
      </Button>
    </div>
  );
}
