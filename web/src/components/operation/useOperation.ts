import { useQuery } from '@tanstack/react-query';
import { getOperationOptions } from '@/api/@tanstack/react-query.gen';
import { isOver } from '@/lib/operationWords';
import { useHubState } from '@/lib/useHubState';

/** One operation, kept current by the hub; while that is lost, by asking. */
export function useOperation(id: string, enabled = true) {
  const live = useHubState() === 'connected';
  return useQuery({
    ...getOperationOptions({ path: { id } }),
    enabled,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.status) ? false : live ? 15_000 : 3000),
  });
}
