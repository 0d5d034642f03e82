import type { SourceResponse } from '@/api';
import { SourceWords } from '@/components/settings/SettingsWords';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { joinWords } from '@/lib/format';

export const sourceColumns: Column<SourceResponse>[] = [
  {
    key: 'name',
    header: 'Source',
    cell: (source) => (
      <TwoLines
        first={
          <RowLink to="/sources/$id" params={{ id: source.id }}>
            {source.name}
          </RowLink>
        }
        second={<SourceWords of={source} />}
      />
    ),
  },
  { key: 'server', header: 'Server', hideBelow: 'sm', cell: (source) => source.serverName },
  {
    key: 'status',
    header: 'Last backup',
    cell: (source) =>
      source.active ? (
        <StatusBadge
          status={source.lastStatus ?? 'pending'}
          label={source.lastStatus ? undefined : 'None yet'}
        />
      ) : (
        <StatusBadge status="off" label="Inactive" />
      ),
  },
  {
    key: 'jobs',
    header: 'Jobs',
    hideBelow: 'md',
    cell: (source) => joinWords(source.usedByJobs.map((job) => job.name)) || 'In no job yet',
  },
  { key: 'tags', header: 'Tags', hideBelow: 'lg', cell: (source) => <Tags tags={source.tags} /> },
  {
    key: 'at',
    header: 'At',
    align: 'end',
    hideBelow: 'sm',
    cell: (source) => <RelativeTime value={source.lastBackupAt} />,
  },
];
