import { expect, test } from 'vitest';
import { formatRelative, secondsBetween } from './time';

const now = new Date(2026, 10, 20, 12, 0, 0);
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  [10, 'just now'],
  [-10, 'in a moment'],
  [50, '1 min ago'],
  [4 * 60, '4 min ago'],
  [-5 * 60, 'in 5 min'],
  [6 * 3600, '6 h ago'],
  [20 * 3600, 'yesterday'],
  [-26 * 3600, 'tomorrow'],
  [3 * 86_400, '3 days ago'],
  [30 * 86_400, '21 Oct'],
])('%d seconds before noon is "%s"', (seconds, text) => {
  expect(formatRelative(before(seconds), now)).toBe(text);
});

test('Another year is named', () => {
  expect(formatRelative(new Date(2025, 1, 3), now)).toBe('3 Feb 2025');
});

test('Seconds between two instants need both', () => {
  expect(secondsBetween('2026-11-20T10:00:00Z', '2026-11-20T10:01:30Z')).toBe(90);
  expect(secondsBetween('2026-11-20T10:00:00Z', null)).toBeNull();
});
