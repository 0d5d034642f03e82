import { expect, test } from 'vitest';
import { FilteredLines } from './FilteredLines';
import { LogBuffer } from './LogBuffer';
import type { LinePage, TerminalLine } from './terminalTypes';
import { line, lines } from './testLog';

const page = (held: TerminalLine[], lastSequence: number): LinePage => ({
  lines: held,
  firstSequence: 1,
  lastSequence,
  counts: { info: 0, warning: lastSequence, error: 0 },
  reached: lastSequence,
});
const warnings = (from: number, to: number) => lines(from, to).map((one) => line(one.sequence, 'warning'));
const held = (window: FilteredLines) => window.lines.map((one) => one.sequence);

test('Grows backwards without repeating the line at the seam', () => {
  const window = new FilteredLines(new Set(['warning']));
  window.prepend(page(warnings(7, 9), 9), 3);
  window.prepend(page(warnings(5, 7), 9), 3);
  expect(held(window)).toEqual([5, 6, 7, 8, 9]);
  expect(window.hasBefore).toBe(true);
  window.prepend(page(warnings(1, 2), 9), 3);
  expect(window.hasBefore).toBe(false);
});

test('Takes live lines only when nothing between is missing', () => {
  const window = new FilteredLines(new Set(['warning']));
  window.prepend(page(warnings(1, 2), 2), 10);
  const buffer = new LogBuffer();
  buffer.add([line(3), line(4, 'warning'), line(7, 'warning')]);
  window.follow(buffer);
  expect(held(window)).toEqual([1, 2, 4]);
  expect(window.hasAfter).toBe(true);
  window.append(page([line(7, 'warning')], 8), 10);
  expect(held(window)).toEqual([1, 2, 4, 7]);
  expect(window.hasAfter).toBe(false);
});

test('Stays within its bound and knows what it let go', () => {
  const window = new FilteredLines(new Set(['warning']), 6);
  window.prepend(page(warnings(7, 10), 10), 4);
  window.prepend(page(warnings(3, 6), 10), 4);
  expect(held(window)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(window.hasAfter).toBe(true);
  window.append(page(warnings(9, 10), 10), 4);
  expect(held(window)).toEqual([5, 6, 7, 8, 9, 10]);
  expect(window.hasBefore).toBe(true);
});
