import { expect, test } from 'vitest';
import type { CalendarRun } from '@/api';
import { groupLabel, groupLink, groupRuns } from './calendarRuns';

const run = (startsAt: string, changes: Partial<CalendarRun> = {}): CalendarRun => ({
  jobId: 'a',
  startsAt,
  durationSeconds: 60,
  runId: `run of ${startsAt}`,
  status: 'completed',
  scheduleId: null,
  ...changes,
});
const names = new Map([
  ['a', 'crm'],
  ['b', 'shop'],
]);

test('Runs of a job on one day stand together and show the worst', () => {
  const runs = [
    run('2026-11-20T01:00:00'),
    run('2026-11-20T02:00:00', { status: 'failed' }),
    run('2026-11-20T03:00:00', { jobId: 'b', status: null, runId: null }),
  ];
  const groups = groupRuns(runs, names, (one) => one.startsAt.slice(0, 10));
  expect(groups.map((group) => [group.name, group.runs.length, group.status])).toEqual([
    ['crm', 2, 'failed'],
    ['shop', 1, 'planned'],
  ]);
  expect(groups.map(groupLabel)).toEqual([
    '2 runs of crm, 01:00 to 02:00: 1 completed, 1 failed',
    '03:00 shop, planned, about 1m 00s',
  ]);
  expect(groups.map((group) => groupLink(group).to)).toEqual(['/operations', '/jobs/$id']);
});
