import { type ReactNode, useState } from 'react';
import type { BackupResponse } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import type { BasketItem } from '@/lib/basket';
import { plural } from '@/lib/format';
import { AcceptDamage } from './AcceptDamage';
import { notNow } from './notNow';
import { RestoreCheckPanel } from './RestoreCheckPanel';
import { RestoreHowFields } from './RestoreHowFields';
import { RestoreStep } from './RestoreStep';
import { RestoreWhat } from './RestoreWhat';
import { RestoreWhereFields } from './RestoreWhereFields';
import { type PlanError, planError, restoreBody } from './restorePlan';
import { confirmName, type useRestorePlan } from './useRestorePlan';
import { useStartRestore } from './useStartRestore';

interface RestoreDrawerProps {
  opened: boolean;
  onClose: () => void;
  backup: BackupResponse;
  /** What was chosen; nothing means everything. */
  items: BasketItem[];
  /** The choice of another way, where there is one. */
  way?: ReactNode;
  restore: ReturnType<typeof useRestorePlan>;
}

/** What → where → how → whether it fits; then the restore runs and is shown live. */
export function RestoreDrawer({ opened, onClose, backup, items, way, restore }: RestoreDrawerProps) {
  const { plan, change, size, check, checking } = restore;
  const [wrong, setWrong] = useState<PlanError | null>(null);
  const run = useStartRestore(backup, onClose);
  const blocked = checking ? null : notNow(check.data);
  const submit = () => {
    const error = planError(plan, confirmName(backup), backup.damage.length > 0);
    setWrong(error);
    if (error || blocked) return;
    const keys = items.map((item) => item.key);
    run.mutate(restoreBody(plan, keys));
  };
  const files = size.files === null ? 'it' : plural(size.files, 'file');
  return (
    <FormDrawer
      opened={opened}
      onClose={onClose}
      title={items.length === 0 ? 'Restore everything' : 'Restore'}
      submit={plan.dryRun ? `Try with ${files}` : `Restore ${files}`}
      dirty={false}
      pending={run.isPending}
      error={run.error ?? blocked}
      onSubmit={submit}
      size={560}
    >
      {way}
      <AcceptDamage
        backup={backup}
        accepted={plan.acceptDamage}
        error={wrong?.field === 'acceptDamage' ? wrong.message : undefined}
        onChange={(acceptDamage) => {
          setWrong(null);
          change({ acceptDamage });
        }}
      />
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
