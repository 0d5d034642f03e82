import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getOperationOptions } from '@/api/@tanstack/react-query.gen';
import { isOver } from '@/lib/operationWords';
import { phasesAreOld } from '@/lib/phaseLook';
import { useHubState } from '@/lib/useHubState';

/** One operation, kept current by the hub; while that is lost, by asking. */
export function useOperation(id: string, enabled = true) {
  const live = useHubState() === 'connected';
  const query = useQuery({
    ...getOperationOptions({ path: { id } }),
    enabled,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.status) ? false : live ? 15_000 : 3000),
  });
  const { data, refetch } = query;
  const old = data ? phasesAreOld(data) : false;
  const phase = data?.phase;
  // The news of a phase may arrive before the first answer does; then that answer is asked for once more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every phase
  useEffect(() => {
    if (old) void refetch();
  }, [old, phase, refetch]);
  return query;
}
