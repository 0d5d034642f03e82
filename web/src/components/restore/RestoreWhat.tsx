import { Skeleton } from '@mantine/core';
import type { BackupResponse } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import type { BasketItem } from '@/lib/basket';
import { formatBytes, plural } from '@/lib/format';
import classes from './RestoreStep.module.css';
import type { useSelectionSize } from './useRestorePlan';

interface RestoreWhatProps {
  backup: BackupResponse;
  items: BasketItem[];
  size: ReturnType<typeof useSelectionSize>;
}

const mostShown = 6;

/** What was chosen, and its measured size. */
export function RestoreWhat({ backup, items, size }: RestoreWhatProps) {
  return (
    <div>
      {items.length === 0 ? (
        <div className={classes.quiet}>Everything in this backup of {backup.sourceName ?? backup.name}.</div>
      ) : (
        <ul className={classes.items}>
          {items.slice(0, mostShown).map((item) => (
            <li key={item.key}>
              {item.path}
              {item.type === 'folder' && '/'}
            </li>
          ))}
          {items.length > mostShown && <li>and {items.length - mostShown} more</li>}
        </ul>
      )}
      {size.error ? (
        <ErrorNotice error={size.error} />
      ) : size.pending ? (
        <Skeleton height={14} width={180} mt={8} />
      ) : (
        <div className={classes.total}>
          <span>{size.files === null ? 'Number of files not known' : plural(size.files, 'file')}</span>
          <span>{size.bytes !== null && formatBytes(size.bytes)}</span>
        </div>
      )}
    </div>
  );
}
