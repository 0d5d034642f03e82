import type { CalendarRun } from '@/api';
import { lookOf } from '@/components/ui/statuses';
import { formatDuration, plural } from '@/lib/format';
import { formatClock } from '@/lib/time';

/** Runs of one job that stand together, because they are of one day or too close to be told apart. */
export interface RunGroup {
  key: string;
  jobId: string;
  name: string;
  runs: CalendarRun[];
  /** The worst of them; `planned` when all are to come. */
  status: string;
}

const fromWorst = ['failed', 'warning', 'running', 'paused', 'pending', 'cancelled', 'completed', 'planned'];

export const statusOf = (run: CalendarRun) => run.status ?? 'planned';

/** Runs that share what `placeOf` says and their job, in order of their first start. */
export function groupRuns(
  runs: CalendarRun[],
  names: Map<string, string>,
  placeOf: (run: CalendarRun) => string | number,
): RunGroup[] {
  const groups = new Map<string, RunGroup>();
  for (const run of runs) {
    const key = `${run.jobId}/${placeOf(run)}`;
    const group = groups.get(key);
    if (group) group.runs.push(run);
    else
      groups.set(key, { key, jobId: run.jobId, name: names.get(run.jobId) ?? '', runs: [run], status: '' });
  }
  for (const group of groups.values()) {
    group.status =
      fromWorst.find((status) => group.runs.some((run) => statusOf(run) === status)) ?? 'planned';
  }
  return [...groups.values()];
}

/** For `groupRuns`: runs of a job that begin less than so many milliseconds after the first of a group belong to it. */
export function closeTogether(gap: number) {
  const begun = new Map<string, number>();
  return (run: CalendarRun) => {
    const start = Date.parse(run.startsAt);
    const first = begun.get(run.jobId);
    if (first !== undefined && start - first < gap) return first;
    begun.set(run.jobId, start);
    return start;
  };
}

/** `23 completed, 1 failed`. */
export function outcomes(runs: CalendarRun[]): string {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(statusOf(run), (counts.get(statusOf(run)) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${lookOf(status).label.toLowerCase()}`).join(', ');
}

/** `02:30 crm, completed, 4m 12s`; several as `24 runs of crm, 00:00 to 23:00: 23 completed, 1 failed`. */
export function groupLabel({ name, runs }: RunGroup): string {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return name;
  if (runs.length > 1) {
    return `${plural(runs.length, 'run')} of ${name}, ${formatClock(first.startsAt)} to ${formatClock(last.startsAt)}: ${outcomes(runs)}`;
  }
  const took =
    first.durationSeconds == null
      ? ''
      : `, ${first.runId ? '' : 'about '}${formatDuration(first.durationSeconds)}`;
  return `${formatClock(first.startsAt)} ${name}, ${lookOf(statusOf(first)).label.toLowerCase()}${took}`;
}

/** Where a group leads: to the operations of what ran, to the schedule of what is to come. */
export function groupLink({ jobId, runs }: RunGroup) {
  const ran = runs.filter((run) => run.runId);
  const [only] = ran;
  if (!only?.runId) return { to: '/jobs/$id' as const, params: { id: jobId }, search: { tab: 'schedule' } };
  return {
    to: '/operations' as const,
    search: ran.length === 1 ? { runId: only.runId } : { jobId, kind: 'backup' },
  };
}
