import type { OperationSummary } from '@/api';

export interface TargetStatus {
  id: string;
  name: string;
  status: OperationSummary['status'];
  /** The operation that says so. */
  operationId: string;
}

type Part = Pick<
  OperationSummary,
  'id' | 'status' | 'sourceId' | 'repositoryId' | 'repositoryName' | 'attempt'
>;

/** Worse ones first; what still runs decides only when nothing failed. */
const order: OperationSummary['status'][] = [
  'failed',
  'cancelled',
  'running',
  'paused',
  'pending',
  'warning',
  'completed',
];

/** How a run went in each repository that it wrote to: as badly as its worst part there. */
export function targetStatuses(operations: Part[]): TargetStatus[] {
  const targets = new Map<string, TargetStatus>();
  for (const { id, status, repositoryId, repositoryName } of lastAttempts(operations)) {
    if (!repositoryId) continue;
    const known = targets.get(repositoryId);
    if (known && order.indexOf(known.status) <= order.indexOf(status)) continue;
    targets.set(repositoryId, {
      id: repositoryId,
      name: repositoryName ?? 'Removed',
      status,
      operationId: id,
    });
  }
  return [...targets.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Of several attempts at the same thing, the last counts. */
function lastAttempts(operations: Part[]): Part[] {
  const last = new Map<string, Part>();
  for (const part of operations) {
    const key = `${part.sourceId} ${part.repositoryId}`;
    if ((last.get(key)?.attempt ?? 0) <= part.attempt) last.set(key, part);
  }
  return [...last.values()];
}
