import { Button } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelOperation, type OperationSummary, retryOperation } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { plural } from '@/lib/format';
import { applyOperation } from '@/lib/liveCache';
import { notifyProblem } from '@/lib/notify';
import { isOver } from '@/lib/operationWords';

interface BulkActionsProps {
  chosen: OperationSummary[];
  onDone: () => void;
}

/** What can be done with several operations: cancel those under way, try again those that did not succeed. */
export function BulkActions({ chosen, onDone }: BulkActionsProps) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const underWay = chosen.filter((operation) => !isOver(operation.status));
  const lost = chosen.filter(({ status }) => status === 'failed' || status === 'cancelled');
  const run = useMutation({
    mutationFn: async (action: 'cancel' | 'retry') => {
      const call = action === 'cancel' ? cancelOperation : retryOperation;
      // One after the other: the first refusal stops the rest, and says why.
      for (const { id } of action === 'cancel' ? underWay : lost) {
        applyOperation(queries, (await call({ path: { id }, throwOnError: true })).data);
      }
    },
    onSuccess: () => {
      setAsking(false);
      onDone();
    },
  });
  return (
    <>
      {lost.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={run.isPending && run.variables === 'retry'}
          onClick={() => run.mutate('retry', { onError: notifyProblem })}
        >
          Try {lost.length} again
        </Button>
      )}
      {underWay.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          color="red"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          Cancel {underWay.length}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onDone}>
        Choose none
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Cancel ${plural(underWay.length, 'operation')}?`}
        action={`Cancel ${underWay.length}`}
        pending={run.isPending}
        error={run.error}
        onConfirm={() => run.mutate('cancel')}
      >
        Those that run stop at once and make no backup; files already restored stay where they were written.
        Those that wait do not start.
      </ConfirmDialog>
    </>
  );
}
