import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { cancelOperation, type OperationSummary } from '@/api';
import { notifyProblem } from '@/lib/notify';
import { useSave } from '@/lib/useSave';

/** Takes an operation that has not begun out of the queue. */
export function CancelButton({ operation }: { operation: OperationSummary }) {
  const cancelling = useSave({
    save: async () => void (await cancelOperation({ path: { id: operation.id }, throwOnError: true })),
    touches: ['listOperations', 'getOperation'],
  });
  return (
    <Tooltip label="Cancel">
      <ActionIcon
        color="gray"
        aria-label={`Cancel ${operation.title}`}
        loading={cancelling.isPending}
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          cancelling.mutate(undefined, { onError: notifyProblem });
        }}
      >
        <IconX size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
