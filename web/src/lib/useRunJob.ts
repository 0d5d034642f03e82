import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { runJob } from '@/api';
import { notifyProblem } from './notify';
import { runningQuery } from './running';

/** Starts a job now and shows it: its operation, or the list when it became several. */
export function useRunJob() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (id: string) => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      return (await runJob({ path: { id }, headers, throwOnError: true })).data;
    },
    onSuccess: (run) => {
      void queries.invalidateQueries({ queryKey: runningQuery.queryKey });
      const [first] = run.operations;
      if (run.operations.length === 1 && first) {
        void navigate({ to: '/operations/$id', params: { id: first.id } });
      } else {
        void navigate({ to: '/operations', search: { runId: run.runId } });
      }
    },
    onError: notifyProblem,
  });
}
