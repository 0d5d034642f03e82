import type { RestoreResponse } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes, formatCount } from '@/lib/format';
import { proofWords, restoreTitle, targetWords } from './restoreWords';

/** The columns of a list of restores. */
export const restoreColumns: Column<RestoreResponse>[] = [
  {
    key: 'title',
    header: 'Restore',
    cell: (restore) => (
      <TwoLines
        first={
          <RowLink to="/restores/$id" params={{ id: restore.id }}>
            {restoreTitle(restore)}
          </RowLink>
        }
        second={targetWords(restore)}
      />
    ),
  },
  {
    key: 'status',
    header: 'Status',
    width: 140,
    cell: (restore) => <StatusBadge status={restore.status} />,
  },
  { key: 'proof', header: 'Proof', width: '24%', hideBelow: 'md', cell: (restore) => proofWords(restore) },
  {
    key: 'at',
    header: 'Started',
    width: 120,
    hideBelow: 'sm',
    cell: (restore) => <RelativeTime value={restore.startedAt ?? restore.createdAt} />,
  },
  {
    key: 'files',
    header: 'Items',
    width: 100,
    align: 'end',
    hideBelow: 'lg',
    cell: (restore) => formatCount(restore.restoredFiles),
  },
  {
    key: 'bytes',
    header: 'Data',
    width: 100,
    align: 'end',
    hideBelow: 'md',
    cell: (restore) => formatBytes(restore.restoredBytes),
  },
];
