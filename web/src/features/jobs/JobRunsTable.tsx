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

/** Every run of a job, newest first. */
export function JobRunsTable({ jobId }: { jobId: string }) {
  const list = usePages<JobRun>(listJobRunsInfiniteOptions({ path: { id: jobId } }));
  return (
    <DataTable
      label="Runs"
      columns={columns}
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
