import { expect, test } from 'vitest';
import { clockOf } from './clock';

test.each([
  ['2', '02:00'],
  ['230', '02:30'],
  ['2.30', '02:30'],
  ['2h30', '02:30'],
  ['23:59', '23:59'],
  ['24:00', '24:00'],
  ['soon', 'soon'],
  ['', ''],
])('%s is understood as %s', (typed, time) => expect(clockOf(typed)).toBe(time));
