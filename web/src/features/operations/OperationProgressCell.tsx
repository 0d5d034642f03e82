import type { OperationSummary } from '@/api';
import { UsageBar } from '@/components/ui/UsageBar';
import { shareDone } from '@/lib/running';
import classes from './OperationProgressCell.module.css';
import { progressWords, waitsFor } from './operationRowWords';

/** What an operation does now, waits for, or failed with. */
export function OperationProgressCell({ operation }: { operation: OperationSummary }) {
  const { status, errorMessage } = operation;
  if (status === 'pending') {
    return <span className={classes.quiet}>{waitsFor(operation)}</span>;
  }
  if (status === 'running' || status === 'paused') {
    const share = shareDone(operation);
    const words = progressWords(operation);
    return share === null ? (
      <span className={classes.quiet}>{words}</span>
    ) : (
      <UsageBar share={share} kind="progress" label={operation.title} words={words} />
    );
  }
  return errorMessage ? <span className={classes.clamped}>{errorMessage}</span> : null;
}
