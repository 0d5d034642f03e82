import { expect, test } from 'vitest';
import type { CalendarRun } from '@/api';
import { placeRuns } from './placeRuns';

const hour = 3_600_000;
const run = (jobId: string, hours: number) =>
  ({ jobId, startsAt: new Date(hours * hour).toISOString() }) as CalendarRun;
const names = new Map([
  ['a', 'crm'],
  ['b', 'shop-media'],
]);

test('Names that would run into each other stand in rows of their own', () => {
  const placed = placeRuns([run('a', 6), run('b', 6), run('b', 18)], names, 0, 24 * hour);
  expect(placed.map(({ left, row, label }) => [left, row, label])).toEqual([
    [25, 0, 'crm'],
    [25, 1, 'shop-media'],
    [75, 0, 'shop-media'],
  ]);
});

test('A job that runs every hour is not named every hour', () => {
  const every = Array.from({ length: 24 }, (_, index) => run('a', index));
  const labels = placeRuns(every, names, 0, 24 * hour).filter((one) => one.label);
  expect(labels.length).toBeLessThanOrEqual(5);
});
