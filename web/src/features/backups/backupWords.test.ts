import { expect, test } from 'vitest';
import { backupStatus } from '@/lib/backupStatus';
import { proofOf } from './backupWords';

const verifiedAt = '2026-11-20T03:00:00Z';

test('A backup that is known to be damaged says so instead of anything good', () => {
  expect(backupStatus({ status: 'completed', damage: ['part 3'] })).toBe('damaged');
  expect(backupStatus({ status: 'deleted', damage: ['part 3'] })).toBe('deleted');
  expect(backupStatus({ status: 'warning', damage: [] })).toBe('warning');
  expect(proofOf({ verifiedAt, verifyResult: 'damaged', damage: ['part 3'] })).toBeNull();
});

test('What was proven is said as it was proven', () => {
  expect(proofOf({ verifiedAt: null, verifyResult: null, damage: [] })).toBeNull();
  expect(proofOf({ verifiedAt, verifyResult: 'passed', damage: [] })?.words).toBe('Verified');
  expect(proofOf({ verifiedAt, verifyResult: 'restored', damage: [] })?.words).toBe('Restore proven');
});
