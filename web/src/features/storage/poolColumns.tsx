import type { StoragePoolResponse } from '@/api';
import { PoolWords } from '@/components/settings/SettingsWords';
import { PoolUse } from '@/components/storage/PoolUse';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatCount } from '@/lib/format';

export const poolColumns: Column<StoragePoolResponse>[] = [
  {
    key: 'name',
    header: 'Pool',
    cell: (pool) => (
      <TwoLines
        first={
          <RowLink to="/storage/$id" params={{ id: pool.id }}>
            {pool.name}
          </RowLink>
        }
        second={<PoolWords of={pool} />}
      />
    ),
  },
  { key: 'health', header: 'Health', cell: (pool) => <StatusBadge status={pool.health} /> },
  {
    key: 'use',
    header: 'Use',
    width: '30%',
    hideBelow: 'sm',
    cell: (pool) => <PoolUse pool={pool} />,
  },
  {
    key: 'repositories',
    header: 'Repositories',
    align: 'end',
    hideBelow: 'md',
    cell: (pool) => formatCount(pool.repositoryCount),
  },
  {
    key: 'checked',
    header: 'Checked',
    align: 'end',
    hideBelow: 'sm',
    cell: (pool) => <RelativeTime value={pool.healthCheckedAt} />,
  },
];
