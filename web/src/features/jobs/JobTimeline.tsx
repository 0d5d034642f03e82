import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { JobResponse } from '@/api';
import { listJobRunsOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { RunBars } from '@/components/ui/RunBars';
import { formatBytes, formatDuration, plural } from '@/lib/format';
import { formatMoment } from '@/lib/time';
import { JobRunsTable } from './JobRunsTable';
import { runBars } from './runBars';

/** How long the last hundred runs took, how much was new in each, and how they ended. */
export function JobTimeline({ job }: { job: JobResponse }) {
  const { data, error, refetch } = useQuery(
    listJobRunsOptions({ path: { id: job.id }, query: { limit: 100 } }),
  );
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const runs = data?.items.toReversed() ?? [];
  const [first, last] = [runs[0], runs.at(-1)];
  if (data && (!first || !last)) {
    return (
      <Panel>
        <EmptyState
          icon={IconHistory}
          title="Never ran"
          text="Each run becomes a bar here: how long it took, how much was new, and how it ended."
        />
      </Panel>
    );
  }
  if (!first || !last) return <Panel title="Duration">{null}</Panel>;
  const ends: [string, string] = [formatMoment(first.createdAt), formatMoment(last.createdAt)];
  const note = `last ${plural(runs.length, 'run')}`;
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Panel title="Duration" note={note}>
        <RunBars
          label="Duration of each run"
          bars={runBars(runs, (run) => run.durationSeconds)}
          format={formatDuration}
          ends={ends}
        />
      </Panel>
      <Panel title="New data" note={note}>
        <RunBars
          label="New data of each run"
          bars={runBars(runs, (run) => run.newBytes)}
          format={formatBytes}
          ends={ends}
        />
      </Panel>
      <JobRunsTable jobId={job.id} several={job.repositories.length > 1} />
    </div>
  );
}
