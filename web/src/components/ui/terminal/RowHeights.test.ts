import { expect, test } from 'vitest';
import { RowHeights } from './RowHeights';

function rows(count: number) {
  const heights = new RowHeights(22);
  heights.count = count;
  return heights;
}

test('Rows of one height stand at multiples of it', () => {
  const heights = rows(1_000_000);
  expect(heights.total).toBe(22_000_000);
  expect(heights.offsetOf(500_000)).toBe(11_000_000);
  expect(heights.rowAt(11_000_021)).toBe(500_000);
});

test('A wrapped row moves those below it', () => {
  const heights = rows(10);
  expect(heights.set(3, 66)).toBe(true);
  expect(heights.set(1, 44)).toBe(true);
  expect(heights.offsetOf(1)).toBe(22);
  expect(heights.offsetOf(2)).toBe(66);
  expect(heights.offsetOf(4)).toBe(154);
  expect(heights.rowAt(153)).toBe(3);
  expect(heights.rowAt(154)).toBe(4);
});

test('Measuring the same height again changes nothing', () => {
  const heights = rows(10);
  expect(heights.set(2, 22)).toBe(false);
  heights.set(2, 44);
  expect(heights.set(2, 44)).toBe(false);
  heights.clear();
  expect(heights.total).toBe(220);
});

test('Offsets outside the list give its first and last row', () => {
  const heights = rows(3);
  expect(heights.rowAt(-10)).toBe(0);
  expect(heights.rowAt(5000)).toBe(2);
});
