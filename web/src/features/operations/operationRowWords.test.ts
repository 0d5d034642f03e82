import { expect, test } from 'vitest';
import type { OperationSummary } from '@/api';
import { progressWords, whereWords } from './operationRowWords';

const operation = {
  kind: 'backup',
  serverName: 'web-1',
  repositoryName: 'shop',
  attempt: 1,
} as Partial<OperationSummary> as OperationSummary;

test('A backup goes to the repository, a restore comes from it, a check stays there', () => {
  expect(whereWords(operation)).toBe('Backup · web-1 → shop');
  expect(whereWords({ ...operation, kind: 'restore', attempt: 2 })).toBe(
    'Restore · shop → web-1 · attempt 2',
  );
  expect(whereWords({ ...operation, kind: 'check', serverName: null })).toBe('Check · shop');
});

test('Without figures the phase stands for the progress', () => {
  expect(progressWords({ ...operation, progress: null, phase: 'prepare' })).toBe('Prepare');
  expect(progressWords({ ...operation, progress: null, phase: null })).toBe('Starting');
});
