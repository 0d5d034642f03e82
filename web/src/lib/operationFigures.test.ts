import { expect, test } from 'vitest';
import type { OperationResponse } from '@/api';
import { dedupWords, operationFigures } from './operationFigures';
import { runName, startedWords, statusWord } from './operationWords';

const now = new Date('2026-11-20T09:43:41');
const gib = 1024 ** 3;

const operation = {
  id: '0198c2aa-0000-7000-8000-00000012beef',
  runId: '0198c2aa-0000-7000-8000-00000012beef',
  kind: 'backup',
  title: 'Backup of shop-media',
  status: 'running',
  trigger: 'schedule',
  createdAt: '2026-11-20T09:40:00',
  startedAt: '2026-11-20T09:40:31',
  attempt: 1,
  attempts: [],
  phases: [],
  warningCount: 0,
  logSequence: 14,
  actions: ['pause', 'cancel'],
  progress: {
    bytes: 32.8 * gib,
    totalBytes: 51 * gib,
    files: 184_220,
    totalFiles: 291_400,
    totalIsEstimate: false,
    newBytes: 1.4 * gib,
    bytesPerSecond: 118 * 1024 ** 2,
    peakBytesPerSecond: 141 * 1024 ** 2,
    etaSeconds: 159,
    currentPath: null,
  },
} as Partial<OperationResponse> as OperationResponse;

const words = (figures: ReturnType<typeof operationFigures>) =>
  figures.map((figure) => [figure.label, figure.value, figure.note]);

test('A running backup says what it read, how fast, how much was new and when it ends', () => {
  expect(words(operationFigures(operation, now))).toEqual([
    ['Read', '32.8 GiB', 'of 51 GiB'],
    ['Speed', '118 MiB/s', 'peak 141 MiB/s'],
    ['Files', '184,220', 'of 291,400'],
    ['New data', '1.4 GiB', '23.4 × deduplicated'],
    ['Time left', '2m 39s', 'ends 09:46:20'],
    ['Attempt', '1', 'the first'],
  ]);
});

test('A total taken from the backup before is said to be about that', () => {
  const guessed = {
    ...operation,
    progress: operation.progress && { ...operation.progress, totalIsEstimate: true },
  };
  expect(words(operationFigures(guessed, now))[0]).toEqual(['Read', '32.8 GiB', 'of about 51 GiB']);
});

test('A check that reads no data shows only time and attempt', () => {
  const check: OperationResponse = { ...operation, kind: 'check', progress: null, attempt: 2 };
  expect(words(operationFigures(check, now))).toEqual([
    ['Running for', '3m 10s', 'since 09:40:31'],
    ['Attempt', '2', 'of 2'],
  ]);
});

test('A backup that failed before it read anything shows no empty figures', () => {
  const failed: OperationResponse = { ...operation, status: 'failed', progress: null, durationSeconds: 0.7 };
  expect(words(operationFigures(failed, now)).map(([label]) => label)).toEqual(['Took', 'Attempt']);
});

test('A finished restore shows what was verified and left alone', () => {
  const restore: OperationResponse = {
    ...operation,
    kind: 'restore',
    status: 'completed',
    completedAt: '2026-11-20T09:41:31',
    durationSeconds: 60,
    result: {
      originalBytes: 60 * 1024 ** 2,
      files: 1200,
      verifiedFiles: 1200,
      skippedFiles: 3,
    } as OperationResponse['result'],
  };
  expect(words(operationFigures(restore, now)).slice(0, 5)).toEqual([
    ['Written', '60 MiB', undefined],
    ['Average speed', '1 MiB/s', 'peak 141 MiB/s'],
    ['Files', '1,200', '3 left as they were'],
    ['Verified', '1,200', 'files compared'],
    ['Took', '1m 00s', 'ended 09:41:31'],
  ]);
});

test('Deduplication is said in words where a ratio would mislead', () => {
  expect(dedupWords(0, 0)).toBeUndefined();
  expect(dedupWords(gib, 0)).toBe('all of it known already');
  expect(dedupWords(gib, gib)).toBe('nothing known before');
  expect(dedupWords(gib, gib / 1500)).toBe('1,500 × deduplicated');
});

test('Says who started it, and when', () => {
  expect(startedWords(operation, now)).toBe('started by schedule at 09:40');
  const manual = { ...operation, trigger: 'manual' as const, requestedBy: 'ann@example.org' };
  expect(startedWords(manual, new Date('2026-11-21T01:00:00'))).toBe(
    'started by ann@example.org on 20 Nov at 09:40',
  );
});

test('A request that is not carried out yet is named', () => {
  expect(statusWord({ status: 'running', requestedAction: 'pause' })).toBe('Pausing…');
  expect(statusWord({ status: 'paused', requestedAction: 'cancel' })).toBe('Cancelling…');
  expect(statusWord({ status: 'cancelled', requestedAction: 'cancel' })).toBeUndefined();
  expect(runName(operation.runId)).toBe('12beef');
});
