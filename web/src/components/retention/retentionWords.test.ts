import { expect, test } from 'vitest';
import type { RetentionPolicy, RetentionPreviewBackup } from '@/api';
import { policyWords, reasonWords } from './retentionWords';

const policy: RetentionPolicy = {
  keepLast: null,
  keepHourly: null,
  keepDaily: 7,
  keepWeekly: 4,
  keepMonthly: null,
  keepYearly: null,
  keepWithin: { amount: 1, unit: 'months' },
  keepDays: null,
  keepCount: null,
  timeZone: null,
};
const backup = { holdUntil: '2026-12-03T00:00:00Z' } as RetentionPreviewBackup;

test('Rules are said in a few words', () => {
  expect(policyWords(policy)).toBe('7 daily, 4 weekly and all of 1 month');
  expect(policyWords(null)).toBe('everything stays');
});

test('A reason says its rule and its place', () => {
  expect(reasonWords({ rule: 'daily', place: 3, asOldest: false }, policy, backup)).toBe('Daily 3 of 7');
  expect(reasonWords({ rule: 'weekly', place: 2, asOldest: true }, policy, backup)).toBe(
    'Weekly, as the oldest',
  );
  expect(reasonWords({ rule: 'within', place: null, asOldest: false }, policy, backup)).toBe(
    'Within 1 month',
  );
  expect(reasonWords({ rule: 'hold', place: null, asOldest: false }, policy, backup)).toMatch(
    /^Pinned until 3 Dec/,
  );
});
