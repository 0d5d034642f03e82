import { expect, test } from 'vitest';
import { LogBuffer } from './LogBuffer';
import type { LinePage, TerminalLine } from './terminalTypes';
import { line, lines } from './testLog';

const page = (held: TerminalLine[], lastSequence: number, firstSequence = 1): LinePage => ({
  lines: held,
  firstSequence,
  lastSequence,
  counts: { info: lastSequence, warning: 0, error: 0 },
  reached: lastSequence,
});

const shown = (buffer: LogBuffer) => {
  const found = [];
  for (let sequence = buffer.first; sequence <= buffer.last; sequence++)
    found.push(buffer.at(sequence)?.sequence);
  return found;
};

test('A line that comes twice is held and counted once', () => {
  const buffer = new LogBuffer();
  buffer.add([line(1), line(2, 'warning')]);
  buffer.add([line(2, 'warning'), line(3)]);
  expect(shown(buffer)).toEqual([1, 2, 3]);
  expect(buffer.counts).toEqual({ info: 2, warning: 1, error: 0 });
});

test('Lines out of order find their places', () => {
  const buffer = new LogBuffer();
  buffer.add([line(3), line(1)]);
  buffer.add([line(2)]);
  expect(shown(buffer)).toEqual([1, 2, 3]);
});

test('A gap is asked for, once and as far as it goes', () => {
  const buffer = new LogBuffer(10);
  buffer.add(lines(1, 4));
  buffer.add(lines(8, 9));
  expect(buffer.missing(1, 9)).toEqual([{ after: 0, limit: 9 }]);
  buffer.addPage(page(lines(1, 9), 9), { after: 0, limit: 9 });
  expect(buffer.missing(1, 9)).toEqual([]);
  expect(shown(buffer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('Only the pages in view are asked for', () => {
  const buffer = new LogBuffer(100);
  buffer.extend(1_000_000);
  expect(buffer.missing(500_050, 500_120)).toEqual([
    { after: 499_999, limit: 100 },
    { after: 500_099, limit: 100 },
  ]);
});

test('A line that the server no longer has is not asked for again', () => {
  const buffer = new LogBuffer(10);
  buffer.extend(9);
  buffer.addPage(page([line(1), line(4), line(9)], 9), { after: 0, limit: 9 });
  expect(buffer.at(2)).toBeNull();
  expect(buffer.missing(1, 9)).toEqual([]);
});

test('A line written after the page was read is still expected', () => {
  const buffer = new LogBuffer(10);
  buffer.addPage(page(lines(1, 3), 3), { after: 0, limit: 9 });
  buffer.extend(5);
  expect(buffer.at(4)).toBeUndefined();
  expect(buffer.missing(1, 5)).toEqual([{ after: 0, limit: 5 }]);
});

test('A log whose beginning was cleared starts at its first line', () => {
  const buffer = new LogBuffer(10);
  buffer.addPage(page(lines(41, 45), 45, 41));
  expect(buffer.first).toBe(41);
  expect(shown(buffer)).toEqual([41, 42, 43, 44, 45]);
});

test('Memory stays bounded while a million lines pass; what is in view stays', () => {
  const buffer = new LogBuffer(500, 20);
  for (let start = 1; start < 1_000_000; start += 1000) {
    buffer.add(lines(start, start + 999));
    buffer.missing(start + 980, start + 999);
  }
  expect(buffer.held).toBeLessThanOrEqual(10_000);
  expect(buffer.last).toBe(1_000_000);
  expect(buffer.at(1_000_000)?.message).toBe('line 1000000');
  expect(buffer.counts.info).toBe(1_000_000);
  expect(buffer.at(1)).toBeUndefined();
  expect(buffer.missing(1, 3)).toEqual([{ after: 0, limit: 499 }]);
});
