import { expect, test } from 'vitest';
import { lineAsText, splitMatches } from './lineText';
import { line } from './testLog';

test('Cuts a text at its matches, whatever their case', () => {
  expect(splitMatches('Borg and borg', 'borg')).toEqual(['', 'Borg', ' and ', 'borg', '']);
  expect(splitMatches('nothing here', 'borg')).toEqual(['nothing here']);
  expect(splitMatches('a', '')).toEqual(['a']);
});

test('A text whose case changes its length is shown unmarked rather than cut wrongly', () => {
  expect(splitMatches('İstanbul borg', 'borg')).toEqual(['İstanbul borg']);
});

test('A copied line names its level unless it is info', () => {
  expect(lineAsText(line(1, 'warning', 'slow'))).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}WARNING slow$/);
  expect(lineAsText(line(1, 'info', 'ok'))).toMatch(/ {2}ok$/);
});
