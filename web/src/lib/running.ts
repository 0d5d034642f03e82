import { useQuery } from '@tanstack/react-query';
import type { OperationSummary } from '@/api';
import { listOperationsOptions } from '@/api/@tanstack/react-query.gen';

/** The query that holds what runs now; live events keep it current between the slow polls. */
export const runningQuery = listOperationsOptions({ query: { status: 'running', limit: 50 } });

/** What runs now, newest first. */
export function useRunning(): OperationSummary[] {
  return useQuery({ ...runningQuery, refetchInterval: 30_000 }).data?.items ?? [];
}

/** How far an operation is, from 0 to 1, or null while that is unknown. */
export function shareDone(operation: Pick<OperationSummary, 'progress'>): number | null {
  const { progress } = operation;
  return progress?.totalBytes ? Math.min(1, progress.bytes / progress.totalBytes) : null;
}
