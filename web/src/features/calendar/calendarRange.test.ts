import { expect, test } from 'vitest';
import { dayKey, dayOf, daysOf, stepped, viewTitle } from './calendarRange';

const friday = new Date(2026, 10, 20);

test('A month shows whole weeks from Monday', () => {
  const days = daysOf('month', friday).map(dayKey);
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect(daysOf('month', new Date(2027, 1, 10))).toHaveLength(28);
});

test('A week is Monday to Sunday, a day is itself', () => {
  expect(daysOf('week', friday).map(dayKey)).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ]);
  expect(daysOf('day', friday).map(dayKey)).toEqual(['2026-11-20']);
});

test('Stepping a month from its 31st does not jump over a short one', () =>
  expect(dayKey(stepped('month', new Date(2026, 0, 31), 1))).toBe('2026-02-01'));

test('An address that names no day is today', () => {
  expect(dayKey(dayOf('nonsense', friday))).toBe('2026-11-20');
  expect(dayKey(dayOf('2026-12-24'))).toBe('2026-12-24');
});

test('A view says what it shows', () => {
  expect(viewTitle('month', friday)).toBe('November 2026');
  expect(viewTitle('week', friday)).toBe('16 Nov – 22 Nov 2026');
  expect(viewTitle('day', friday)).toBe('Friday 20 November 2026');
});
