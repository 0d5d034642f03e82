import { afterEach, beforeEach, expect, test } from 'vitest';
import { allLines } from './allLines';
import { LogBuffer } from './LogBuffer';
import { LogStore } from './LogStore';
import { levelLines } from './levelLines';
import { line, lines, TestLog } from './testLog';

let stop: AbortController;
beforeEach(() => {
  stop = new AbortController();
});
afterEach(() => stop.abort());

const settle = () => new Promise((done) => setTimeout(done, 40));
const soon = () => Promise.resolve();

function open(log: TestLog, buffer = new LogBuffer(100)) {
  const store = new LogStore(log, stop.signal, buffer, soon);
  return { store, running: store.run() };
}

const sequences = (store: LogStore) => {
  const source = allLines(store);
  return Array.from({ length: source.count }, (_, row) => source.at(row)?.sequence);
};

const to = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('Opens at the end and streams from there', async () => {
  const log = new TestLog(lines(1, 250));
  const { store } = open(log);
  await settle();
  expect(store.buffer.last).toBe(250);
  expect(store.buffer.at(250)?.sequence).toBe(250);
  expect(store.buffer.at(1)).toBeUndefined();
  expect(log.streams.map((stream) => stream.after)).toEqual([250]);
});

test('A reconnect resumes after the last line: none lost, none twice', async () => {
  const log = new TestLog(lines(1, 3));
  const { store } = open(log);
  await settle();
  log.write(lines(4, 6));
  log.streams[0]?.fail();
  log.stored = lines(1, 9);
  await settle();
  expect(log.streams.map((stream) => stream.after)).toEqual([3, 6]);
  // The server repeats a line it was not sure about, then goes on.
  log.streams[1]?.push(lines(6, 9));
  await settle();
  expect(sequences(store)).toEqual(to(9));
  expect(store.buffer.counts.info).toBe(9);
});

test('After a long absence what was missed is loaded when it is looked at', async () => {
  const log = new TestLog(lines(1, 10));
  const { store } = open(log);
  await settle();
  log.streams[0]?.fail();
  log.stored = lines(1, 20_000);
  await settle();
  expect(log.streams.at(-1)?.after).toBe(20_000);
  expect(store.buffer.last).toBe(20_000);
  expect(store.buffer.at(500)).toBeUndefined();
  allLines(store).need(480, 520);
  await settle();
  expect(store.buffer.at(500)?.message).toBe('line 500');
});

test('A page on its way is not asked for twice', async () => {
  const log = new TestLog(lines(1, 1000));
  const { store } = open(log);
  await settle();
  const before = log.queries.length;
  const source = allLines(store);
  source.need(0, 20);
  source.need(5, 25);
  await settle();
  expect(log.queries.length).toBe(before + 1);
});

test('The end of the log ends the following', async () => {
  const log = new TestLog(lines(1, 3));
  const { store, running } = open(log);
  await settle();
  log.streams[0]?.end();
  await running;
  expect(store.ended).toBe(true);
});

test('Without an answer it says why, and recovers by itself', async () => {
  const log = new TestLog(lines(1, 3));
  const answer = log.page.bind(log);
  let broken = true;
  log.page = (query) => (broken ? Promise.reject(new Error('unreachable')) : answer(query));
  const store = new LogStore(
    log,
    stop.signal,
    new LogBuffer(100),
    () => new Promise((done) => setTimeout(done, 5)),
  );
  void store.run();
  await settle();
  expect(store.error).toBeInstanceOf(Error);
  broken = false;
  await settle();
  expect(store.error).toBeNull();
  expect(sequences(store)).toEqual([1, 2, 3]);
});

test('Chosen levels are asked for from the end backwards and kept up with live', async () => {
  const mixed = lines(1, 5000).map((one) => (one.sequence % 10 === 0 ? line(one.sequence, 'warning') : one));
  const log = new TestLog(mixed);
  const { store } = open(log);
  await settle();
  const warnings = levelLines(store, new Set(['warning']));
  expect(warnings.count).toBe(0);
  warnings.need(0, 0);
  await settle();
  expect(warnings.count).toBe(500);
  expect(warnings.at(499)?.sequence).toBe(5000);
  log.write([line(5001), line(5002, 'warning')]);
  await settle();
  expect(warnings.count).toBe(501);
  expect(warnings.at(500)?.sequence).toBe(5002);
  expect(warnings.rowOf(4995)).toBe(499);
});
