import type { OperationResponse, OperationSummary } from '@/api';
import { formatClock, formatDay } from './time';

type Status = OperationSummary['status'];
type Kind = OperationSummary['kind'];

/** Whether nothing more will happen. */
export const isOver = (status: Status) => !['pending', 'running', 'paused'].includes(status);

/** Whether a restore or prune only tells what it would do. The API says so in the title and nowhere else. */
export const isDryRun = ({ kind, title }: Pick<OperationSummary, 'kind' | 'title'>) =>
  (kind === 'restore' || kind === 'prune') && title.startsWith('Dry run');

/** The kinds as a person reads them, for filters and rows. */
export const kindWords: Record<Kind, string> = {
  backup: 'Backup',
  restore: 'Restore',
  check: 'Check',
  delete: 'Deletion',
  refresh: 'Refresh',
  verify: 'Verify',
  prune: 'Prune',
};

/** The status word, or what was asked of it and not done yet: "Pausing…". */
export function statusWord(
  operation: Pick<OperationSummary, 'status' | 'requestedAction'>,
): string | undefined {
  if (isOver(operation.status)) return undefined;
  if (operation.requestedAction === 'pause' && operation.status !== 'paused') return 'Pausing…';
  return operation.requestedAction === 'cancel' ? 'Cancelling…' : undefined;
}

/** Who or what started it, and when: "started by schedule at 09:40". */
export function startedWords(
  operation: OperationSummary & { requestedBy?: string | null },
  now = new Date(),
): string {
  const at = new Date(operation.createdAt);
  const today = at.toDateString() === now.toDateString();
  const when = today ? `at ${formatClock(at)}` : `on ${formatDay(at, now)} at ${formatClock(at)}`;
  return `${starter(operation)} ${when}`;
}

function starter({ trigger, requestedBy }: { trigger: string; requestedBy?: string | null }): string {
  if (trigger === 'schedule') return 'started by schedule';
  if (trigger === 'setup') return 'started by the first start';
  const by = requestedBy ? ` by ${requestedBy}` : '';
  if (trigger === 'retry') return `tried again${by}`;
  return trigger === 'api' ? `started through the API${by}` : `started${by || ' by hand'}`;
}

/** The phase it is in, or was in when it ended, by its title. */
export function phaseTitle(operation: Pick<OperationResponse, 'phase' | 'phases'>): string | undefined {
  const failed = operation.phases.find((phase) => phase.status === 'failed');
  const current = operation.phases.find((phase) => phase.name === operation.phase);
  return (failed ?? current)?.title;
}

/** A run by a short name; the first characters of its id are only its time. */
export const runName = (runId: string) => runId.replaceAll('-', '').slice(-6);
