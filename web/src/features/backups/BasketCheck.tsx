import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { useRestorePlan } from '@/components/restore/useRestorePlan';
import { formatBytes } from '@/lib/format';
import { toProblem } from '@/lib/problem';
import classes from './BasketPanel.module.css';

const policies = {
  never: 'Nothing is overwritten.',
  if_changed: 'Files that differ are replaced.',
  always: 'Files there are replaced.',
};

/** One line under the target: whether it fits, and what happens to what is there. */
export function BasketCheck({ restore }: { restore: ReturnType<typeof useRestorePlan> }) {
  const { check, checking, plan } = restore;
  if (checking) {
    return (
      <div className={classes.check} role="status">
        <Loader size={13} /> Looking at the room there…
      </div>
    );
  }
  const failed = check.data?.steps.find((step) => step.status === 'failed');
  if (check.error || failed || check.data?.canRestore === false) {
    const why = check.error ? toProblem(check.error).message : failed?.detail;
    return (
      <div className={classes.check} data-bad role="status">
        <IconAlertTriangle size={15} aria-hidden /> {why ?? 'It cannot be restored there.'}
      </div>
    );
  }
  if (!check.data) return null;
  const { freeBytes } = check.data;
  return (
    <div className={classes.check} role="status">
      <IconCircleCheck size={15} aria-hidden />{' '}
      {freeBytes != null && `${formatBytes(freeBytes)} free there. `}
      {policies[plan.overwrite ?? 'never']}
    </div>
  );
}
