import type { JobRun } from '@/api';
import type { RunBar } from '@/components/ui/RunBars';
import { lookOf } from '@/components/ui/statuses';
import { formatBytes, formatDuration } from '@/lib/format';
import { formatMoment } from '@/lib/time';

/** Runs as bars of one of their figures; a figure that is not known counts as none. */
export function runBars(runs: JobRun[], figureOf: (run: JobRun) => number | null): RunBar[] {
  return runs.map((run) => ({
    key: run.runId,
    value: figureOf(run) ?? 0,
    status: run.status,
    label: [
      formatMoment(run.createdAt),
      lookOf(run.status).label.toLowerCase(),
      formatDuration(run.durationSeconds),
      run.newBytes != null && `${formatBytes(run.newBytes)} new`,
    ]
      .filter((part) => part && part !== '–')
      .join(' · '),
  }));
}
