import { expect, test } from 'vitest';
import { asWritten, instantAt, offsetWords, wallOf } from './zoneTime';

test('The wall of a zone is read and set, on both sides of a clock change', () => {
  expect(wallOf('2026-03-29T00:30:00Z', 'Europe/Paris')).toBe('2026-03-29T01:30');
  expect(wallOf('2026-03-29T01:30:00Z', 'Europe/Paris')).toBe('2026-03-29T03:30');
  expect(instantAt('2026-03-29T01:30', 'Europe/Paris')).toBe('2026-03-29T00:30:00.000Z');
  expect(instantAt('2026-03-29T03:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  expect(instantAt('2026-11-26T00:00', 'America/New_York')).toBe('2026-11-26T05:00:00.000Z');
});

test('A zone says how far it is from UTC', () => {
  expect(offsetWords('Asia/Kolkata', new Date('2026-01-01T00:00:00Z'))).toBe('UTC+5:30');
  expect(offsetWords('UTC')).toBe('UTC');
});

test('An instant is shown as it is written, not in the zone of this device', () =>
  expect(asWritten('2026-11-23T02:30:00+13:00')).toEqual({ day: 'Mon 23 Nov', clock: '02:30' }));
