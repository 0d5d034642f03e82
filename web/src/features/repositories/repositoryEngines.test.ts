import { expect, test } from 'vitest';
import type { Catalog } from '@/api';
import { enginesOf, kept } from './repositoryEngines';

const catalog = {
  poolTypes: [
    { type: 'local', engines: ['borg', 'restic'] },
    { type: 's3', engines: ['restic'] },
  ],
  engines: [{ kind: 'borg' }, { kind: 'restic' }],
} as unknown as Catalog;

test('A pool offers the engines that can live in it', () => {
  const kinds = (type?: string) => enginesOf(catalog, type).map((engine) => engine.kind);
  expect(kinds('s3')).toEqual(['restic']);
  expect(kinds('local')).toEqual(['borg', 'restic']);
  expect(kinds()).toEqual(['borg', 'restic']);
});

test('A choice of another engine gives way to the usual one', () => {
  const choices = [
    { value: 'off', default: false },
    { value: 'auto', default: true },
  ];
  expect(kept(choices, 'off')).toBe('off');
  expect(kept(choices, 'zstd,3')).toBe('auto');
  expect(kept([], 'zstd')).toBe('');
});
