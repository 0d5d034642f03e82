import type { ConnectionResponse } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { joinWords } from '@/lib/format';
import { ConnectionTypeName } from './ConnectionTypeName';

/** The columns of the list of connections. */
export const connectionColumns: Column<ConnectionResponse>[] = [
  {
    key: 'name',
    header: 'Connection',
    cell: (connection) => (
      <TwoLines
        first={
          <RowLink to="/connections/$id" params={{ id: connection.id }}>
            {connection.name}
          </RowLink>
        }
        second={
          <>
            <ConnectionTypeName type={connection.type} />
            {connection.isDefault && ', default there'}
          </>
        }
      />
    ),
  },
  { key: 'server', header: 'Server', hideBelow: 'sm', cell: (connection) => connection.serverName },
  {
    key: 'status',
    header: 'Status',
    width: 140,
    cell: (connection) => <StatusBadge status={connection.status} />,
  },
  {
    key: 'sources',
    header: 'Used by',
    hideBelow: 'md',
    cell: ({ usedBySources }) => joinWords(usedBySources.map((source) => source.name)) || 'No source yet',
  },
  { key: 'tags', header: 'Tags', hideBelow: 'lg', cell: (connection) => <Tags tags={connection.tags} /> },
  {
    key: 'tested',
    header: 'Tested',
    width: 120,
    align: 'end',
    hideBelow: 'sm',
    cell: (connection) => <RelativeTime value={connection.lastTestedAt} none="Never" />,
  },
];
