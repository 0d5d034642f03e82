import { IconHistory } from '@tabler/icons-react';
import type { JobRun } from '@/api';
import { listJobRunsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { DataTable } from '@/components/ui/table/DataTable';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes, formatDuration } from '@/lib/format';
import { usePages } from '@/lib/usePages';
import { RunTargets } from './RunTargets';

const columns: Column<JobRun>[] = [
  {
    key: 'at',
    header: 'Run',
    cell: (run) => {
      const [only, ...others] = run.operations;
      const words = <RelativeTime value={run.createdAt} />;
      return only && others.length === 0 ? (
        <RowLink to="/operations/$id" params={{ id: only.id }}>
          {words}
        </RowLink>
      ) : (
        <RowLink to="/operations" search={{ runId: run.runId }}>
          {words}
        </RowLink>
      );
    },
  },
  { key: 'status', header: 'Status', cell: (run) => <StatusBadge status={run.status} /> },
  {
    key: 'targets',
    header: 'Repositories',
    hideBelow: 'md',
    cell: (run) => <RunTargets run={run} />,
  },
  { key: 'took', header: 'Took', align: 'end', cell: (run) => formatDuration(run.durationSeconds) },
  {
    key: 'size',
    header: 'Size',
    align: 'end',
    hideBelow: 'sm',
    cell: (run) => formatBytes(run.originalBytes),
  },
  { key: 'new', header: 'New', align: 'end', hideBelow: 'sm', cell: (run) => formatBytes(run.newBytes) },
];

interface JobRunsTableProps {
  jobId: string;
  /** The job writes to more than one repository: each has a status of its own. */
  several: boolean;
}

const toOne = columns.filter((column) => column.key !== 'targets');

/** Every run of a job, newest first. */
export function JobRunsTable({ jobId, several }: JobRunsTableProps) {
  const list = usePages<JobRun>(listJobRunsInfiniteOptions({ path: { id: jobId } }));
  return (
    <DataTable
      label="Runs"
      columns={several ? columns : toOne}
      rows={list.rows}
      rowId={(run) => run.runId}
      error={list.error}
      onRetry={list.retry}
      paging={list.paging}
      empty={
        <EmptyState icon={IconHistory} title="Never ran" text="Run it now and watch every line of it." />
      }
    />
  );
}
