import type { RestoreResponse } from '@/api';
import { formatCount, plural } from '@/lib/format';

/** "Everything of shop-media", "3 chosen paths of shop-media". */
export function restoreTitle({ selectionCount, sourceName, backupName, dryRun }: RestoreResponse): string {
  const what = selectionCount === 0 ? 'Everything' : plural(selectionCount, 'chosen path');
  const tried = dryRun ? ' (only tried)' : '';
  return `${what} of ${sourceName ?? backupName}${tried}`;
}

/** "to web-1, /srv/restore" or "to web-1, original place". */
export function targetWords({ targetServerName, targetPath }: RestoreResponse): string {
  return `to ${targetServerName ?? 'a server that was removed'}, ${targetPath ?? 'original place'}`;
}

/** What was proven by comparing, and nothing more than that. */
export function proofWords(restore: RestoreResponse): string {
  const { status, dryRun, verifiedFiles, mismatchedFiles } = restore;
  if (mismatchedFiles) return `${plural(mismatchedFiles, 'file')} of ${formatCount(verifiedFiles)} differ`;
  if (verifiedFiles) return `${plural(verifiedFiles, 'file')} compared, all alike`;
  if (dryRun) return 'nothing was written';
  return status === 'completed' || status === 'warning' ? 'not compared' : '–';
}
