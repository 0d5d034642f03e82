import { Button, CopyButton } from '@mantine/core';
import { IconCircleX, IconCopy, IconRefresh, IconSlash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { OperationResponse } from '@/api';
import { notifyProblem } from '@/lib/notify';
import { phaseTitle } from '@/lib/operationWords';
import { useCan } from '@/lib/useCan';
import { Notice } from './Notice';
import { useOperationAction } from './useOperationAction';

const stopped = 'It was stopped before its end, and what it left behind was cleaned up.';

/** After a failure: what happened, where, what to do next, and the buttons for it. */
export function FailureNotice({ operation }: { operation: OperationResponse }) {
  const retry = useOperationAction(operation.id);
  const mayRetry = useCan('operations_control') && operation.actions.includes('retry');
  const { status, errorMessage, errorHint, errorCode } = operation;
  if (status === 'cancelled') {
    return (
      <Notice tone="grey" icon={IconSlash} title="Cancelled">
        <p>{errorMessage ?? (operation.startedAt ? stopped : 'It had not started; nothing was done.')}</p>
      </Notice>
    );
  }
  if (status !== 'failed') return null;
  const phase = phaseTitle(operation);
  const details = [
    `${operation.title}: failed${phase ? ` in phase ${phase}` : ''}`,
    errorMessage,
    errorHint && `Hint: ${errorHint}`,
    errorCode && `Code: ${errorCode}`,
    `Operation: ${operation.id}`,
  ];
  const actions = (
    <>
      {mayRetry && (
        <Button
          size="compact-md"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={retry.isPending}
          onClick={() => retry.mutate('retry', { onError: notifyProblem })}
        >
          Try again
        </Button>
      )}
      <CopyButton value={details.filter(Boolean).join('\n')}>
        {({ copied, copy }) => (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconCopy size={15} aria-hidden />}
            onClick={copy}
          >
            {copied ? 'Copied' : 'Copy details'}
          </Button>
        )}
      </CopyButton>
    </>
  );
  return (
    <Notice
      tone="red"
      icon={IconCircleX}
      title={phase ? `It failed in the phase ${phase}` : 'It failed'}
      actions={actions}
    >
      <dl>
        <dt>What happened</dt>
        <dd>
          {errorMessage ?? 'The operation ended without saying why; its log has the last words of the tool.'}
        </dd>
        {errorHint && (
          <>
            <dt>What to do</dt>
            <dd>{errorHint}</dd>
          </>
        )}
      </dl>
      <p>
        <Link
          to="/operations/$id"
          params={{ id: operation.id }}
          search={{ levels: 'warning,error' } as never}
          replace
          resetScroll={false}
        >
          Show warnings and errors of the log
        </Link>
      </p>
    </Notice>
  );
}
