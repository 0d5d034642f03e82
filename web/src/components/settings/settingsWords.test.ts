import { expect, test } from 'vitest';
import type { CatalogType } from '@/api';
import { placeWords, takenWords } from './settingsWords';

const field = (name: string, kind: string, more: object = {}) =>
  ({ name, label: name, kind, required: true, secret: false, placeholder: '', ...more }) as never;

const type = (...fields: never[]) => ({ title: 'MySQL', fields }) as unknown as CatalogType;

test('What is taken is named while it is little, counted when it is much, and said when it is everything', () => {
  const databases = type(field('databases', 'database_list', { placeholder: 'All databases' }));
  expect(takenWords(databases, { databases: [] })).toBe('All databases');
  expect(takenWords(databases, { databases: ['shop', 'blog'] })).toBe('shop and blog');
  expect(takenWords(databases, { databases: ['a', 'b', 'c', 'd'] })).toBe('a and b and 2 more');
  expect(takenWords(undefined, {})).toBe('');
});

test('A place is told by what its type needs, never by a secret', () => {
  const bucket = type(
    field('endpoint', 'text', { required: false }),
    field('key', 'text', { secret: true }),
    field('region', 'text'),
    field('bucket', 'text'),
    field('accessKeyId', 'text'),
  );
  expect(placeWords(bucket, { key: 'k', region: 'eu-1', bucket: 'backups', accessKeyId: 'A' })).toBe(
    'eu-1, backups',
  );
});
