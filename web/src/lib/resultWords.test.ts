import { expect, test } from 'vitest';
import type { OperationResponse } from '@/api';
import { resultWords } from './resultWords';

const operation = (changes: Partial<OperationResponse>, result: Partial<OperationResponse['result']> = {}) =>
  ({ kind: 'backup', status: 'completed', title: 'Backup', ...changes, result }) as OperationResponse;

test('A backup with unreadable files says what is missing from it', () => {
  const words = resultWords(
    operation(
      { status: 'warning' },
      { originalBytes: 2048, files: 10, newBytes: 1024, unreadable: 1, changed: 2 },
    ),
  );
  expect(words.title).toBe('Backed up, with warnings');
  expect(words.sentences).toEqual([
    '2 KiB in 10 files, 1 KiB added to the repository.',
    '1 file could not be read and is missing from this backup.',
    '2 files changed while being read and may mix old and new content.',
  ]);
});

test('A restore is proven only when files were compared', () => {
  const restore = { kind: 'restore', title: 'Restore shop to web-1' } as const;
  expect(resultWords(operation(restore, { files: 3, verifiedFiles: 3 })).title).toBe(
    'Restored and proven: 3 files compared with the backup',
  );
  expect(resultWords(operation(restore, { files: 3 })).title).toBe('Restored');
  expect(resultWords(operation(restore, { files: 0, skippedFiles: 2 })).title).toBe(
    'Nothing had to be written',
  );
});

test('A dry run claims nothing', () => {
  const words = resultWords(
    operation({ kind: 'restore', title: 'Dry run: restore shop to web-1' }, { files: 3 }),
  );
  expect(words.title).toBe('Only tried; nothing was written');
  expect(words.sentences).toEqual(['3 files would be written.']);
});

test('Databases are loaded, not written as files', () => {
  const restore = { kind: 'restore', title: 'Restore shop to db-1' } as const;
  const words = resultWords(operation(restore, { files: 2, databases: 2, originalBytes: 2048 }));
  expect(words.title).toBe('Restored: 2 databases loaded and counted');
  expect(words.sentences).toEqual(['2 databases loaded, 2 KiB of dumps read.']);
});
