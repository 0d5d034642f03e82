import { useMemo } from 'react';
import type { OperationSummary } from '@/api';
import { useRunning } from '@/lib/running';

/** The rows of the list with the latest figures of those that run: the hub brings them twice a second. */
export function useLiveRows(rows: OperationSummary[] | undefined): OperationSummary[] | undefined {
  const running = useRunning();
  return useMemo(() => {
    const latest = new Map(running.map((operation) => [operation.id, operation]));
    return rows?.map((row) => latest.get(row.id) ?? row);
  }, [rows, running]);
}
