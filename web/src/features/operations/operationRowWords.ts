import type { OperationSummary } from '@/api';
import { formatBytes, formatDuration, formatRate } from '@/lib/format';
import { kindWords } from '@/lib/operationWords';

/** Under a row's title: kind, server, repository, as far as they are known. */
export function whereWords(operation: OperationSummary): string {
  const { kind, serverName, repositoryName, attempt } = operation;
  const tries = attempt > 1 ? `attempt ${attempt}` : null;
  const way = [serverName, repositoryName && `→ ${repositoryName}`].filter(Boolean).join(' ');
  return [kindWords[kind], way, tries].filter(Boolean).join(' · ');
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
