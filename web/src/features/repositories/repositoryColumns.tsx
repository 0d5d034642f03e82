import type { RepositoryResponse } from '@/api';
import { EncryptionName } from '@/components/settings/EncryptionName';
import { EngineName } from '@/components/settings/EngineName';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes, formatCount } from '@/lib/format';

export const repositoryColumns: Column<RepositoryResponse>[] = [
  {
    key: 'name',
    header: 'Repository',
    cell: (repository) => (
      <TwoLines
        first={
          <RowLink to="/repositories/$id" params={{ id: repository.id }}>
            {repository.name}
          </RowLink>
        }
        second={
          <>
            <EngineName kind={repository.engine} /> on {repository.poolName}
          </>
        }
      />
    ),
  },
  { key: 'status', header: 'Status', cell: (repository) => <StatusBadge status={repository.status} /> },
  {
    key: 'encryption',
    header: 'Encryption',
    hideBelow: 'lg',
    cell: (repository) => <EncryptionName engine={repository.engine} value={repository.encryption} />,
  },
  {
    key: 'backups',
    header: 'Backups',
    align: 'end',
    hideBelow: 'sm',
    cell: (repository) => formatCount(repository.backupCount),
  },
  {
    key: 'original',
    header: 'Original',
    align: 'end',
    hideBelow: 'md',
    cell: (repository) => formatBytes(repository.originalBytes),
  },
  {
    key: 'stored',
    header: 'Stored',
    align: 'end',
    hideBelow: 'sm',
    cell: (repository) => formatBytes(repository.deduplicatedBytes),
  },
  {
    key: 'last',
    header: 'Last backup',
    align: 'end',
    hideBelow: 'md',
    cell: (repository) => <RelativeTime value={repository.lastBackupAt} />,
  },
];
