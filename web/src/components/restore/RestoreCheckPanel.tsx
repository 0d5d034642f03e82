import { Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { RestoreCheck } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StepChecklist } from '@/components/ui/StepChecklist';
import { formatBytes } from '@/lib/format';
import classes from './RestoreStep.module.css';

interface RestoreCheckPanelProps {
  check: UseQueryResult<RestoreCheck>;
  checking: boolean;
}

/** Whether it would fit and what stands in the way, looked up by the server after every change. */
export function RestoreCheckPanel({ check, checking }: RestoreCheckPanelProps) {
  if (checking) {
    return (
      <div className={classes.row} role="status">
        <Loader size="xs" /> Looking at room and conflicts there…
      </div>
    );
  }
  if (check.error) return <ErrorNotice error={check.error} onRetry={() => void check.refetch()} />;
  if (!check.data) return <div className={classes.quiet}>Say where to restore to; then this is checked.</div>;
  const { requiredBytes, freeBytes, steps } = check.data;
  return (
    <div>
      <div className={classes.total}>
        <span>{requiredBytes != null && `${formatBytes(requiredBytes)} needed`}</span>
        <span>{freeBytes != null && `${formatBytes(freeBytes)} free there`}</span>
      </div>
      <StepChecklist
        steps={steps.map((step) => ({ ...step, durationMilliseconds: step.durationMilliseconds || null }))}
      />
    </div>
  );
}
