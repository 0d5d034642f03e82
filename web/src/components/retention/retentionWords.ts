import type { RetentionPolicy, RetentionPreview, RetentionPreviewBackup, RetentionReason } from '@/api';
import { formatBytes, formatCount, joinWords, plural } from '@/lib/format';
import { formatDay } from '@/lib/time';
import { countRules } from './retentionForm';

const period = ({ amount, unit }: NonNullable<RetentionPolicy['keepWithin']>) =>
  plural(amount, unit.slice(0, -1));

/** `7 daily, 4 weekly and 12 monthly`: rules in a few words. */
export function policyWords(policy: RetentionPolicy | null): string {
  if (!policy) return 'everything stays';
  const parts = [
    ...countRules.map(({ field, words }) => policy[field] && `${formatCount(policy[field])} ${words}`),
    policy.keepWithin && `all of ${period(policy.keepWithin)}`,
    policy.keepDays && `all younger than ${plural(policy.keepDays, 'day')}`,
    policy.keepCount && `the newest ${formatCount(policy.keepCount)}`,
  ].filter((part): part is string => !!part);
  return parts.length > 0 ? joinWords(parts) : 'everything stays';
}

/** Why a backup stays, by one rule: `Daily 3 of 7`. */
export function reasonWords(
  reason: RetentionReason,
  policy: RetentionPolicy,
  backup: RetentionPreviewBackup,
) {
  const counted = countRules.find((rule) => rule.words === reason.rule);
  if (counted) {
    if (reason.asOldest) return `${counted.label}, as the oldest`;
    return `${counted.label} ${reason.place} of ${formatCount(policy[counted.field])}`;
  }
  switch (reason.rule) {
    case 'within':
      return policy.keepWithin ? `Within ${period(policy.keepWithin)}` : 'Within the period';
    case 'days':
      return `Younger than ${plural(policy.keepDays ?? 0, 'day')}`;
    case 'count':
      return `Number ${reason.place} of ${formatCount(policy.keepCount)}`;
    case 'hold':
      return backup.holdUntil ? `Pinned until ${formatDay(backup.holdUntil)}` : 'Pinned';
    case 'last_good':
      return 'The last good one';
    case 'damaged':
      return 'Damaged, and nothing older is good';
    default:
      return 'No rule: everything stays';
  }
}

/** When a backup goes, or why it does not: `goes on 27 Nov`. */
export function fateWords(backup: RetentionPreviewBackup): string {
  if (!backup.kept) return 'goes with the next prune';
  if (backup.reasons.some((reason) => reason.rule === 'no_policy')) return 'stays';
  return backup.goesAt ? `goes about ${formatDay(backup.goesAt)}` : 'stays for a year or more';
}

/** `34 of 46 backups stay; 12 go with the next prune, at least 3.2 GiB`. */
export function previewWords(preview: RetentionPreview): string {
  const { total, kept, removed, freedBytes } = preview;
  if (total === 0) return 'There is no backup yet to look at.';
  if (removed === 0 && total === 1) return 'The only backup stays at the next prune.';
  if (removed === 0) return `All ${plural(total, 'backup')} stay at the next prune.`;
  return `${formatCount(kept)} of ${plural(total, 'backup')} stay; ${formatCount(removed)} ${removed === 1 ? 'goes' : 'go'} with the next prune, at least ${formatBytes(freedBytes)}.`;
}
