import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  cancelOperation,
  type OperationResponse,
  pauseOperation,
  resumeOperation,
  retryOperation,
} from '@/api';
import { getOperationQueryKey } from '@/api/@tanstack/react-query.gen';
import { applyOperation } from '@/lib/liveCache';

export type OperationAction = OperationResponse['actions'][number];

const calls = {
  pause: pauseOperation,
  resume: resumeOperation,
  cancel: cancelOperation,
  retry: retryOperation,
};

/** Asks an operation to pause, go on, stop, or be tried again; a new attempt is shown at once. */
export function useOperationAction(id: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (action: OperationAction) =>
      (await calls[action]({ path: { id }, throwOnError: true })).data,
    onSuccess: (operation) => {
      queries.setQueryData(getOperationQueryKey({ path: { id: operation.id } }), operation);
      applyOperation(queries, operation);
      if (operation.id !== id) void navigate({ to: '/operations/$id', params: { id: operation.id } });
    },
  });
}
