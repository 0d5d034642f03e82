import type { BackupResponse } from '@/api';
import { formatBytes, plural } from '@/lib/format';
import { formatClock } from '@/lib/time';

type Named = Pick<BackupResponse, 'name' | 'sourceName' | 'startedAt'>;

const dayOf = (value: string, month: 'long' | 'short', year: boolean) =>
  new Date(value).toLocaleDateString('en-GB', { day: 'numeric', month, year: year ? 'numeric' : undefined });

/** "shop-media, 20 November 2026 03:00". */
export function backupTitle(backup: Named): string {
  const when = `${dayOf(backup.startedAt, 'long', true)} ${formatClock(backup.startedAt)}`;
  return `${backup.sourceName ?? backup.name}, ${when}`;
}

/** "20 Nov 03:00", with the year only when it is not this one. */
export function backupMoment(startedAt: string, now = new Date()): string {
  const year = new Date(startedAt).getFullYear() !== now.getFullYear();
  return `${dayOf(startedAt, 'short', year)} ${formatClock(startedAt)}`;
}

/** "412 GiB in 291,400 files · repository shop-media on nas-1 · archive …". */
export function backupFacts(backup: BackupResponse): string {
  const files = contentWords(backup);
  return [
    backup.originalBytes == null ? 'size not known' : `${formatBytes(backup.originalBytes)}${files}`,
    `repository ${backup.repositoryName} on ${backup.poolName}`,
    `archive ${backup.archive}`,
  ].join(' · ');
}

const contentWords = ({ content, fileCount }: BackupResponse) =>
  fileCount == null ? '' : ` in ${plural(fileCount, content === 'databases' ? 'dump' : 'file')}`;

/** What was last proven of it, and how. */
export function proofOf({
  verifiedAt,
  verifyResult,
  damage,
}: Pick<BackupResponse, 'verifiedAt' | 'verifyResult' | 'damage'>) {
  if (!verifiedAt || damage.length > 0 || verifyResult === 'damaged') return null;
  return verifyResult === 'passed'
    ? { at: verifiedAt, words: 'Verified', how: 'Read back whole and compared with its checksums' }
    : { at: verifiedAt, words: 'Restore proven', how: 'Restored and compared' };
}

/** Whether it can still be read: a backup that was deleted or is gone from its repository has no files to show. */
export const isReadable = ({ status }: Pick<BackupResponse, 'status'>) =>
  status === 'completed' || status === 'warning';

/** The first and last part of a time line: "24 October", "today". */
export function lineEnd(startedAt: string, now = new Date()): string {
  const date = new Date(startedAt);
  if (date.toDateString() === now.toDateString()) return 'today';
  return dayOf(startedAt, 'long', date.getFullYear() !== now.getFullYear());
}

/** Whether it is pinned: retention leaves it alone. */
export const isHeld = ({ holdUntil }: Pick<BackupResponse, 'holdUntil'>, now = new Date()) =>
  holdUntil !== null && new Date(holdUntil) > now;
