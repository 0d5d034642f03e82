import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type BackupResponse, restoreBackup } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import type { BasketItem } from '@/lib/basket';
import { plural } from '@/lib/format';
import { Problem } from '@/lib/problem';
import { RestoreCheckPanel } from './RestoreCheckPanel';
import { RestoreHowFields } from './RestoreHowFields';
import { RestoreStep } from './RestoreStep';
import { RestoreWhat } from './RestoreWhat';
import { RestoreWhereFields } from './RestoreWhereFields';
import { type PlanError, planError, restoreBody } from './restorePlan';
import { confirmName, type useRestorePlan } from './useRestorePlan';

interface RestoreDrawerProps {
  opened: boolean;
  onClose: () => void;
  backup: BackupResponse;
  /** What was chosen; nothing means everything. */
  items: BasketItem[];
  restore: ReturnType<typeof useRestorePlan>;
}

/** What → where → how → whether it fits; then the restore runs and is shown live. */
export function RestoreDrawer({ opened, onClose, backup, items, restore }: RestoreDrawerProps) {
  const { plan, change, size, check, checking } = restore;
  const [wrong, setWrong] = useState<PlanError | null>(null);
  const navigate = useNavigate();
  const run = useMutation({
    mutationFn: async () => {
      const body = restoreBody(
        plan,
        items.map((item) => item.key),
      );
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      return (await restoreBackup({ path: { id: backup.id }, body, headers, throwOnError: true })).data;
    },
    onSuccess: (operation) => {
      onClose();
      void navigate({ to: '/operations/$id', params: { id: operation.id } });
    },
  });
  const submit = () => {
    const error = planError(plan, confirmName(backup));
    setWrong(error);
    if (!error && check.data?.canRestore !== false) run.mutate();
  };
  const blocked = check.data?.canRestore === false && !checking;
  const files = size.files === null ? 'it' : plural(size.files, 'file');
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={items.length === 0 ? 'Restore everything' : 'Restore'}
      submit={plan.dryRun ? `Try with ${files}` : `Restore ${files}`}
      dirty={false}
      pending={run.isPending}
      error={run.error ?? (blocked ? notNow(check.data?.steps) : null)}
      onSubmit={submit}
      size={560}
    >
      <RestoreStep number={1} title="What">
        <RestoreWhat backup={backup} items={items} size={size} />
      </RestoreStep>
      <RestoreStep number={2} title="Where">
        <RestoreWhereFields
          backup={backup}
          plan={plan}
          onChange={(changes) => {
            setWrong(null);
            change(changes);
          }}
          error={wrong}
        />
      </RestoreStep>
      <RestoreStep number={3} title="How">
        <RestoreHowFields plan={plan} onChange={change} />
      </RestoreStep>
      <RestoreStep number={4} title="Check">
        <RestoreCheckPanel check={check} checking={checking} />
      </RestoreStep>
    </FormDrawer>
  );
}

/** Why it cannot start, in the words of the first step that failed. */
function notNow(
  steps: { status: string; detail: string; hint?: string | null; code?: string | null }[] = [],
) {
  const failed = steps.find((step) => step.status === 'failed');
  return new Problem(422, {
    detail: failed?.detail ?? 'The check found a reason not to start.',
    hint: failed?.hint ?? 'Change where or how to restore, above.',
    code: failed?.code ?? 'restore_check_failed',
  });
}
