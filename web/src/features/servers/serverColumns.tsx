import type { ServerResponse } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { plural } from '@/lib/format';
import { addressOf } from './serverWords';

export const serverColumns: Column<ServerResponse>[] = [
  {
    key: 'name',
    header: 'Server',
    cell: (server) => (
      <TwoLines
        first={
          <RowLink to="/servers/$id" params={{ id: server.id }}>
            {server.name}
          </RowLink>
        }
        second={addressOf(server)}
      />
    ),
  },
  { key: 'status', header: 'Status', cell: (server) => <StatusBadge status={server.status} /> },
  {
    key: 'system',
    header: 'System',
    hideBelow: 'md',
    cell: (server) => server.capabilities?.operatingSystem ?? 'Not detected yet',
  },
  {
    key: 'use',
    header: 'Used by',
    hideBelow: 'sm',
    cell: (server) => `${plural(server.usedBy.sources, 'source')}, ${plural(server.usedBy.jobs, 'job')}`,
  },
  { key: 'tags', header: 'Tags', hideBelow: 'lg', cell: (server) => <Tags tags={server.tags} /> },
  {
    key: 'tested',
    header: 'Tested',
    align: 'end',
    hideBelow: 'sm',
    cell: (server) => <RelativeTime value={server.lastTestedAt} />,
  },
];
