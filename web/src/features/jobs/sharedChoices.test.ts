import { expect, test } from 'vitest';
import { sharedChoices } from './sharedChoices';

const borg = [
  { value: 'lz4', label: 'LZ4' },
  { value: 'zstd,3', label: 'Zstandard 3' },
];
const archive = [
  { value: 'zstd,3', label: 'Zstandard, level 3' },
  { value: 'gzip,6', label: 'gzip 6' },
];

test('What two engines share is offered once', () => {
  expect(sharedChoices([borg, archive])).toEqual([{ value: 'zstd,3', label: 'Zstandard 3' }]);
});

test('One engine offers all of its own, none offers nothing', () => {
  expect(sharedChoices([borg])).toEqual(borg);
  expect(sharedChoices([])).toEqual([]);
});
