import type { OperationSummary } from '@/api';
import { formatBytes, formatDuration, formatRate } from '@/lib/format';
import { kindWords } from '@/lib/operationWords';

/** Under a row's title: its kind and the way it goes; a backup to the repository, a restore from it. */
export function whereWords(operation: OperationSummary): string {
  const tries = operation.attempt > 1 ? `attempt ${operation.attempt}` : null;
  return [kindWords[operation.kind], way(operation), tries].filter(Boolean).join(' · ');
}

function way({ kind, serverName, repositoryName }: OperationSummary): string | null | undefined {
  if (kind !== 'backup' && kind !== 'restore') return repositoryName;
  const ends = kind === 'backup' ? [serverName, repositoryName] : [repositoryName, serverName];
  return ends.filter(Boolean).join(' → ');
}

/** Where a running operation stands: "32.8 of 51 GiB · 118 MiB/s · 2m 39s left". */
export function progressWords({ progress, phase }: OperationSummary): string {
  if (!progress?.bytes) return phase ? phase.charAt(0).toUpperCase() + phase.slice(1) : 'Starting';
  const { bytes, totalBytes, bytesPerSecond, etaSeconds } = progress;
  const parts = [totalBytes ? `${formatBytes(bytes)} of ${formatBytes(totalBytes)}` : formatBytes(bytes)];
  if (bytesPerSecond > 0) parts.push(formatRate(bytesPerSecond));
  if (etaSeconds != null) parts.push(`${formatDuration(etaSeconds)} left`);
  return parts.join(' · ');
}

/** What a pending operation waits for, as a sentence. */
export function waitsFor({ waitingFor }: Pick<OperationSummary, 'waitingFor'>): string {
  const words = waitingFor ?? 'waits for a free worker';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
