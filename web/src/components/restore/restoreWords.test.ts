import { expect, test } from 'vitest';
import type { RestoreResponse } from '@/api';
import { proofWords, restoreTitle, targetWords } from './restoreWords';

const files = {
  status: 'completed',
  selectionCount: 0,
  sourceName: 'shop',
  targetServerName: 'db-1',
  targetPath: null,
  dryRun: false,
  connectionId: null,
  loadedDatabases: null,
} as RestoreResponse;

test('A restore of files and one of databases are told apart', () => {
  expect(targetWords(files)).toBe('to db-1, original place');
  expect(proofWords(files)).toBe('not compared');
  const databases = { ...files, selectionCount: 2, connectionId: 'c' };
  expect(restoreTitle(databases)).toBe('2 databases of shop');
  expect(targetWords(databases)).toBe('into the databases of db-1');
  expect(proofWords(databases)).toBe('–');
  const loaded = [
    { database: 'a', target: 'a_restored', tables: 3, bytes: 1 },
    { database: 'b', target: 'b_restored', tables: 4, bytes: 1 },
  ];
  expect(proofWords({ ...databases, loadedDatabases: loaded })).toBe('7 tables counted in 2 databases');
});
