import type { JobResponse } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { RunStrip } from '@/components/ui/RunStrip';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes, formatDuration } from '@/lib/format';
import { stripCells } from '@/lib/stripCells';
import { whatAndWhere } from './jobWords';
import { RunJobButton } from './RunJobButton';

export const jobColumns: Column<JobResponse>[] = [
  {
    key: 'name',
    header: 'Job',
    cell: (job) => (
      <TwoLines
        first={
          <RowLink to="/jobs/$id" params={{ id: job.id }}>
            {job.name}
          </RowLink>
        }
        second={whatAndWhere(job)}
      />
    ),
  },
  {
    key: 'runs',
    header: 'Last 30 days',
    hideBelow: 'md',
    width: 230,
    cell: (job) => <RunStrip cells={stripCells(job.strip)} />,
  },
  {
    key: 'status',
    header: 'Last run',
    cell: (job) => {
      if (!job.enabled) return <StatusBadge status="off" />;
      if (job.overdue) return <StatusBadge status="overdue" />;
      return job.lastRun ? <StatusBadge status={job.lastRun.status} /> : 'Never ran';
    },
  },
  {
    key: 'at',
    header: 'At',
    hideBelow: 'sm',
    cell: (job) => <RelativeTime value={job.lastRun?.createdAt} none="–" />,
  },
  {
    key: 'next',
    header: 'Next',
    hideBelow: 'sm',
    cell: (job) => <RelativeTime value={job.nextRunAt} none="–" />,
  },
  {
    key: 'took',
    header: 'Took',
    align: 'end',
    hideBelow: 'lg',
    cell: (job) => formatDuration(job.lastRun?.durationSeconds),
  },
  {
    key: 'size',
    header: 'Size',
    align: 'end',
    hideBelow: 'md',
    cell: (job) => formatBytes(job.lastRun?.originalBytes),
  },
  { key: 'run', header: '', align: 'end', width: 60, cell: (job) => <RunJobButton job={job} /> },
];
