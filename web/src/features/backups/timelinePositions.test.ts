import { expect, test } from 'vitest';
import { timelinePositions } from './timelinePositions';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 1, 0, minutes)).toISOString();

test('A single backup stands at the end', () => {
  expect(timelinePositions([at(0)])).toEqual([1]);
});

test('Backups stand as time passed between them', () => {
  expect(timelinePositions([at(0), at(30), at(120)])).toEqual([0, 0.25, 1]);
});

test('Backups of the same minute are still told apart, in their order, on the line', () => {
  const positions = timelinePositions([at(0), at(0), at(1000), at(1000), at(1000)]);
  for (let index = 1; index < positions.length; index++) {
    expect(positions[index]).toBeGreaterThan(positions[index - 1] ?? 1);
  }
  expect(positions[0]).toBe(0);
  expect(positions.at(-1)).toBe(1);
});

test('Four hundred at once fill the line evenly', () => {
  const positions = timelinePositions(Array.from({ length: 400 }, () => at(5)));
  expect(positions[0]).toBeCloseTo(0, 5);
  expect(positions.at(-1)).toBeCloseTo(1, 5);
});
