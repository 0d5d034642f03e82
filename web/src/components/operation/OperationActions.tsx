import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { OperationResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { formatBytes } from '@/lib/format';
import { notifyProblem } from '@/lib/notify';
import { useCan } from '@/lib/useCan';
import { type OperationAction, useOperationAction } from './useOperationAction';

const looks = {
  pause: { label: 'Pause', icon: IconPlayerPause, color: undefined },
  resume: { label: 'Resume', icon: IconPlayerPlay, color: undefined },
  retry: { label: 'Try again', icon: IconRefresh, color: undefined },
  cancel: { label: 'Cancel', icon: IconX, color: 'red' },
} as const;

/** What can be done with an operation now. Cancelling asks first and says what is lost. */
export function OperationActions({ operation }: { operation: OperationResponse }) {
  const allowed = useCan('operations_control');
  const run = useOperationAction(operation.id);
  const [asking, setAsking] = useState(false);
  if (!allowed) return null;
  const start = (action: OperationAction) =>
    action === 'cancel' ? setAsking(true) : run.mutate(action, { onError: notifyProblem });
  const failed = operation.status === 'failed';
  const order: OperationAction[] = ['retry', 'pause', 'resume', 'cancel'];
  return (
    <>
      {order
        // After a failure the retry stands beside its cause.
        .filter((action) => operation.actions.includes(action) && !(failed && action === 'retry'))
        .map((action) => {
          const { label, icon: Icon, color } = looks[action];
          return (
            <Button
              key={action}
              variant="default"
              color={color}
              leftSection={<Icon size={16} aria-hidden />}
              loading={run.isPending && run.variables === action}
              onClick={() => start(action)}
            >
              {label}
            </Button>
          );
        })}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Cancel “${operation.title}”?`}
        action="Cancel it"
        pending={run.isPending}
        error={run.error}
        onConfirm={() => run.mutate('cancel', { onSuccess: () => setAsking(false) })}
      >
        {lossWords(operation)}
      </ConfirmDialog>
    </>
  );
}

function lossWords({ kind, status, progress }: OperationResponse): string {
  if (status === 'pending') return 'It has not started yet; nothing was done and nothing is lost.';
  const moved = progress?.bytes ? ` ${formatBytes(progress.bytes)} so far` : '';
  if (kind === 'backup') {
    return `It stops at once and makes no backup. What was read (${moved.trim() || 'nothing yet'}) stays in the repository until its next cleanup and speeds up the next run.`;
  }
  if (kind === 'restore') return `It stops at once. Files restored${moved} stay where they were written.`;
  return 'It stops at once and cleans up after itself. It can be started again at any time.';
}
