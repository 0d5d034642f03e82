import type { OperationResponse, OperationResult } from '@/api';
import { formatBytes, formatCount, plural } from './format';
import { isDryRun } from './operationWords';

interface ResultWords {
  title: string;
  sentences: string[];
}

/** What came of an operation that completed, with or without warnings. Nothing is said that the result does not hold. */
export function resultWords(operation: OperationResponse): ResultWords {
  const { kind, result, errorMessage, status } = operation;
  const sentences: string[] = [];
  const say = (sentence: string | 0 | null | undefined) => sentence && sentences.push(sentence);
  if (kind === 'backup') {
    say(readWords(result));
    say(
      result?.unreadable &&
        `${plural(result.unreadable, 'file')} could not be read and ${be(result.unreadable)} missing from this backup.`,
    );
    say(
      result?.changed &&
        `${plural(result.changed, 'file')} changed while being read and may mix old and new content.`,
    );
  }
  if (kind === 'restore') say(restoredWords(result, isDryRun(operation) ? 'would be written' : 'written'));
  if (status === 'warning' && sentences.length < 2) say(errorMessage);
  return { title: titleOf(operation), sentences };
}

const be = (count: number) => (count === 1 ? 'is' : 'are');

function titleOf(operation: OperationResponse): string {
  const { kind, status, result } = operation;
  const warned = status === 'warning';
  if (kind === 'backup') {
    return warned ? 'Backed up, with warnings' : 'Backed up; the repository lists it';
  }
  if (kind === 'restore') {
    if (isDryRun(operation)) return 'Only tried; nothing was written';
    const checked = result?.verifiedFiles;
    if (warned) return 'Restored, with warnings';
    if (result?.databases) return `Restored: ${plural(result.databases, 'database')} loaded and counted`;
    if (result?.files === 0) return 'Nothing had to be written';
    return checked ? `Restored and proven: ${plural(checked, 'file')} compared with the backup` : 'Restored';
  }
  if (kind === 'verify') return 'Verified: all of it was read back, and nothing is damaged';
  if (kind === 'check') return warned ? 'Checked, with findings' : 'Checked; nothing is damaged';
  if (kind === 'delete') return warned ? 'Deleted, with warnings' : 'Deleted';
  return warned
    ? 'Compared with the repository; something differs'
    : 'The list of backups agrees with the repository';
}

function readWords(result: OperationResult | null | undefined): string | null {
  if (result?.originalBytes == null) return null;
  const files = result.files == null ? '' : ` in ${plural(result.files, 'file')}`;
  const added = result.newBytes == null ? '' : `, ${formatBytes(result.newBytes)} added to the repository`;
  return `${formatBytes(result.originalBytes)}${files}${added}.`;
}

function restoredWords(result: OperationResult | null | undefined, done: string): string | null {
  if (result?.databases != null) {
    const loaded = done === 'written' ? 'loaded' : 'would be loaded';
    return `${plural(result.databases, 'database')} ${loaded}, ${formatBytes(result.originalBytes)} of dumps read.`;
  }
  if (result?.files == null) return null;
  const bytes = result.originalBytes == null ? '' : `, ${formatBytes(result.originalBytes)}`;
  const left = result.skippedFiles
    ? ` ${formatCount(result.skippedFiles)} were there already and stayed as they were.`
    : '';
  return `${plural(result.files, 'file')}${bytes} ${done}.${left}`;
}
