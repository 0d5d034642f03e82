import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { runningQuery } from './running';

/** After something was started: shows its operation. */
export function useOpenOperation() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (operation: { id: string }) => {
    void queries.invalidateQueries({ queryKey: runningQuery.queryKey });
    void navigate({ to: '/operations/$id', params: { id: operation.id } });
  };
}
