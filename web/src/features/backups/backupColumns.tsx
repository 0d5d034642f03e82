import { Text } from '@mantine/core';
import type { BackupResponse } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { backupStatus } from '@/lib/backupStatus';
import { formatBytes, formatCount, formatDuration } from '@/lib/format';
import { backupMoment, proofOf } from './backupWords';

/** The columns of the list of backups. */
export const backupColumns: Column<BackupResponse>[] = [
  {
    key: 'name',
    header: 'Backup',
    cell: (backup) => (
      <TwoLines
        first={
          <RowLink to="/backups/$id" params={{ id: backup.id }}>
            {backup.sourceName ?? backup.name}, {backupMoment(backup.startedAt)}
          </RowLink>
        }
        second={[backup.serverName, `→ ${backup.repositoryName} on ${backup.poolName}`]
          .filter(Boolean)
          .join(' ')}
      />
    ),
  },
  {
    key: 'status',
    header: 'Status',
    width: 140,
    cell: (backup) => <StatusBadge status={backupStatus(backup)} />,
  },
  {
    key: 'proven',
    header: 'Proven',
    width: 130,
    hideBelow: 'lg',
    cell: (backup) => {
      const proof = proofOf(backup);
      return proof ? <RelativeTime value={proof.at} /> : <Text c="dimmed">not yet</Text>;
    },
  },
  {
    key: 'started',
    header: 'Made',
    width: 120,
    hideBelow: 'sm',
    cell: (backup) => <RelativeTime value={backup.startedAt} />,
  },
  {
    key: 'took',
    header: 'Took',
    width: 90,
    align: 'end',
    hideBelow: 'md',
    cell: (backup) => formatDuration(backup.durationSeconds),
  },
  {
    key: 'files',
    header: 'Files',
    width: 100,
    align: 'end',
    hideBelow: 'lg',
    cell: (backup) => formatCount(backup.fileCount),
  },
  {
    key: 'new',
    header: 'New data',
    width: 100,
    align: 'end',
    hideBelow: 'md',
    cell: (backup) => formatBytes(backup.deduplicatedBytes),
  },
  {
    key: 'size',
    header: 'Size',
    width: 100,
    align: 'end',
    hideBelow: 'sm',
    cell: (backup) => formatBytes(backup.originalBytes),
  },
];
