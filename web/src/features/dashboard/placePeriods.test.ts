import { expect, test } from 'vitest';
import type { CalendarPeriod } from '@/api';
import { placePeriods } from './placePeriods';

const hour = 3_600_000;
const period = (kind: CalendarPeriod['kind'], from: number, to: number, reason: string | null = null) => ({
  kind,
  startsAt: new Date(from * hour).toISOString(),
  endsAt: new Date(to * hour).toISOString(),
  reason,
  jobCount: 1,
});
const place = (...periods: CalendarPeriod[]) => placePeriods(periods, 0, 24 * hour);

test('A window stands where it is open, and says so', () => {
  const [placed] = place(period('window', 12, 18));
  expect(placed).toMatchObject({ kind: 'window', left: 50, width: 25 });
  expect(placed?.words).toMatch(/^Window \d\d:\d\d–\d\d:\d\d$/);
  expect(placed?.label).toBe(placed?.words);
});

test('A blackout is called by its reason', () => {
  expect(place(period('blackout', 0, 6, 'Inventory'))[0]?.words).toMatch(/^Inventory /);
});

test('What reaches beyond the line is cut, and an always open window is none', () => {
  expect(place(period('window', -24, 48))).toEqual([]);
  expect(place(period('blackout', -5, 48))[0]).toMatchObject({ left: 0, width: 100 });
});

test('Words do not run over each other, nor out of a short period', () => {
  const placed = place(
    period('window', 0, 8),
    period('window', 1, 9),
    period('blackout', 12, 15, 'Inventory'),
    period('blackout', 16, 17, 'Inventory'),
  );
  expect(placed.map((one) => one.label?.replace(/ .*/, ''))).toEqual([
    'Window',
    undefined,
    'Inventory',
    undefined,
  ]);
  expect(placed[2]?.label).toBe('Inventory');
});
