import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatPercent,
  formatRate,
  joinWords,
  plural,
} from './format';

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1229, '1.2 KiB'],
    [1024 ** 2 - 1, '1 MiB'],
    [48.1 * 1024 ** 2, '48.1 MiB'],
    [412 * 1024 ** 3, '412 GiB'],
    [5 * 1024 ** 4, '5 TiB'],
    [-2048, '−2 KiB'],
  ])('%d is %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  test('a missing size is a dash', () => {
    expect(formatBytes(null)).toBe('–');
    expect(formatBytes(undefined)).toBe('–');
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0 s'],
    [0.012, '12 ms'],
    [0.84, '0.8 s'],
    [1, '1 s'],
    [58, '58s'],
    [59.6, '1m 00s'],
    [252, '4m 12s'],
    [3599.7, '1h 00m'],
    [7500, '2h 05m'],
    [86_399, '1d 0h'],
    [273_600, '3d 4h'],
  ])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  test('nothing negative or missing is shown as a duration', () => {
    expect(formatDuration(-1)).toBe('–');
    expect(formatDuration(null)).toBe('–');
  });
});

test('Rates, counts and shares read like sentences', () => {
  expect(formatRate(118 * 1024 ** 2)).toBe('118 MiB/s');
  expect(formatCount(184_220)).toBe('184,220');
  expect(formatPercent(0.638)).toBe('64 %');
  expect(plural(1, 'source')).toBe('1 source');
  expect(plural(3, 'repository', 'repositories')).toBe('3 repositories');
  expect(joinWords(['a', 'b', 'c'])).toBe('a, b and c');
});
