import type { RestoreResponse } from '@/api';
import { formatCount, plural } from '@/lib/format';

/** Whether databases were loaded, instead of files written. */
export const isDatabaseRestore = ({ connectionId }: Pick<RestoreResponse, 'connectionId'>) =>
  connectionId != null;

/** "Everything of shop-media", "3 chosen paths of shop-media", "2 databases of shop". */
export function restoreTitle(restore: RestoreResponse): string {
  const { selectionCount, sourceName, backupName, dryRun } = restore;
  const thing = isDatabaseRestore(restore) ? 'database' : 'chosen path';
  const what = selectionCount === 0 ? 'Everything' : plural(selectionCount, thing);
  const tried = dryRun ? ' (only tried)' : '';
  return `${what} of ${sourceName ?? backupName}${tried}`;
}

/** "to web-1, /srv/restore", "to web-1, original place" or "into the databases of web-1". */
export function targetWords(restore: RestoreResponse): string {
  const server = restore.targetServerName ?? 'a server that was removed';
  if (isDatabaseRestore(restore)) return `into the databases of ${server}`;
  return `to ${server}, ${restore.targetPath ?? 'original place'}`;
}

/** What was proven by comparing or counting, and nothing more than that. */
export function proofWords(restore: RestoreResponse): string {
  const { status, dryRun, verifiedFiles, mismatchedFiles, loadedDatabases } = restore;
  if (mismatchedFiles) return `${plural(mismatchedFiles, 'file')} of ${formatCount(verifiedFiles)} differ`;
  if (verifiedFiles) return `${plural(verifiedFiles, 'file')} compared, all alike`;
  if (dryRun) return 'nothing was written';
  if (loadedDatabases?.length) {
    const tables = loadedDatabases.reduce((sum, one) => sum + one.tables, 0);
    return `${plural(tables, 'table')} counted in ${plural(loadedDatabases.length, 'database')}`;
  }
  const ended = status === 'completed' || status === 'warning';
  return ended && !isDatabaseRestore(restore) ? 'not compared' : '–';
}
