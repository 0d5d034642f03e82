import type { OperationResponse } from '@/api';
import { formatBytes, formatCount, formatDuration, formatRate } from './format';
import { isDryRun, isOver } from './operationWords';
import { secondsBetween } from './time';

export interface Figure {
  label: string;
  value: string;
  note?: string;
}

const clock = (date: Date) =>
  date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** The live figures of an operation: what is known now, and the totals once it is over. */
export function operationFigures(operation: OperationResponse, now: Date): Figure[] {
  const { kind, progress, result } = operation;
  const copies = kind === 'backup' || kind === 'restore';
  const moves = (copies && !(isOver(operation.status) && !progress && !result)) || (progress?.bytes ?? 0) > 0;
  const figures: Figure[] = [];
  if (moves) figures.push(bytes(operation), speed(operation), files(operation));
  if (moves && kind === 'backup') figures.push(fresh(operation));
  if (moves && kind === 'restore') {
    figures.push({ label: 'Verified', value: formatCount(result?.verifiedFiles), note: 'files compared' });
  }
  figures.push(time(operation, now), attempt(operation));
  return figures;
}

/** Totals of a backup are those of the one before it, until it has seen everything. */
const about = (progress: OperationResponse['progress']) => (progress?.totalIsEstimate ? 'about ' : '');

function bytes(operation: OperationResponse): Figure {
  const { kind, progress, result, status } = operation;
  const done = isOver(status) ? (result?.originalBytes ?? progress?.bytes) : progress?.bytes;
  const total = isOver(status) ? null : progress?.totalBytes;
  return {
    label: isDryRun(operation) ? 'Would write' : kind === 'restore' ? 'Written' : 'Read',
    value: formatBytes(done),
    note: total ? `of ${about(progress)}${formatBytes(total)}` : undefined,
  };
}

function speed(operation: OperationResponse): Figure {
  const { progress, status } = operation;
  const peak = progress?.peakBytesPerSecond;
  const note = peak ? `peak ${formatRate(peak)}` : undefined;
  if (!isOver(status)) {
    return { label: 'Speed', value: status === 'running' ? formatRate(progress?.bytesPerSecond) : '–', note };
  }
  const moving = operation.phases.find((phase) => phase.name === 'transfer' || phase.name === 'check');
  const seconds = secondsBetween(moving?.startedAt, moving?.completedAt) ?? operation.durationSeconds;
  const moved = operation.result?.originalBytes ?? progress?.bytes;
  const rate = seconds && moved ? moved / Math.max(seconds, 0.1) : null;
  return { label: 'Average speed', value: formatRate(rate), note };
}

function files({ progress, result, status }: OperationResponse): Figure {
  const done = isOver(status) ? (result?.files ?? progress?.files) : progress?.files;
  const total = isOver(status) ? null : progress?.totalFiles;
  const skipped = isOver(status) ? result?.skippedFiles : null;
  const note = total
    ? `of ${about(progress)}${formatCount(total)}`
    : skipped
      ? `${formatCount(skipped)} left as they were`
      : undefined;
  return { label: 'Files', value: formatCount(done), note };
}

function fresh({ progress, result, status }: OperationResponse): Figure {
  const added = isOver(status) ? (result?.newBytes ?? progress?.newBytes) : progress?.newBytes;
  const read = isOver(status) ? (result?.originalBytes ?? progress?.bytes) : progress?.bytes;
  return { label: 'New data', value: formatBytes(added), note: dedupWords(read, added) };
}

/** How much less was stored than read: "23.4 × deduplicated". */
export function dedupWords(
  read: number | null | undefined,
  added: number | null | undefined,
): string | undefined {
  if (!read || added == null) return undefined;
  if (added === 0) return 'all of it known already';
  const ratio = read / added;
  if (ratio < 1.05) return 'nothing known before';
  return `${ratio < 99.95 ? ratio.toFixed(1) : formatCount(Math.round(ratio))} × deduplicated`;
}

function time(operation: OperationResponse, now: Date): Figure {
  const { status, startedAt, completedAt, progress } = operation;
  if (isOver(status)) {
    return {
      label: 'Took',
      value: formatDuration(operation.durationSeconds ?? secondsBetween(startedAt, completedAt)),
      note: completedAt ? `ended ${clock(new Date(completedAt))}` : undefined,
    };
  }
  if (status === 'running' && progress?.etaSeconds != null) {
    const end = new Date(now.getTime() + progress.etaSeconds * 1000);
    return { label: 'Time left', value: formatDuration(progress.etaSeconds), note: `ends ${clock(end)}` };
  }
  const since = status === 'pending' ? operation.createdAt : startedAt;
  return {
    label: status === 'pending' ? 'Waiting' : status === 'paused' ? 'Since its start' : 'Running for',
    value: formatDuration(since ? Math.max(0, (now.getTime() - new Date(since).getTime()) / 1000) : null),
    note: startedAt ? `since ${clock(new Date(startedAt))}` : 'not started yet',
  };
}

function attempt({ attempt, attempts }: OperationResponse): Figure {
  const last = Math.max(attempt, ...attempts.map((one) => one.attempt));
  return { label: 'Attempt', value: formatCount(attempt), note: last > 1 ? `of ${last}` : 'the first' };
}
