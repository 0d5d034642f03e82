import { type ReactNode, useState } from 'react';
import type { BackupResponse } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { plural } from '@/lib/format';
import { AcceptDamage } from './AcceptDamage';
import { DatabaseHowFields } from './DatabaseHowFields';
import { DatabaseWhatFields } from './DatabaseWhatFields';
import { DatabaseWhereFields } from './DatabaseWhereFields';
import { type DatabasePlan, type DatabasePlanError, databaseBody, databasePlanError } from './databasePlan';
import { notNow } from './notNow';
import { RestoreCheckPanel } from './RestoreCheckPanel';
import { RestoreStep } from './RestoreStep';
import { useDatabasePlan } from './useDatabasePlan';
import { confirmName } from './useRestorePlan';
import { useStartRestore } from './useStartRestore';

interface RestoreDatabasesDrawerProps {
  backup: BackupResponse;
  /** The choice of another way. */
  way: ReactNode;
  onClose: () => void;
}

/** What → where → how → whether it would work; then the databases are loaded, live. */
export function RestoreDatabasesDrawer({ backup, way, onClose }: RestoreDatabasesDrawerProps) {
  const restore = useDatabasePlan(backup);
  const { plan, change, check, checking, databases } = restore;
  const [wrong, setWrong] = useState<DatabasePlanError | null>(null);
  const run = useStartRestore(backup, onClose);
  const blocked = checking ? null : notNow(check.data);
  const update = (changes: Partial<DatabasePlan>) => {
    setWrong(null);
    change(changes);
  };
  const submit = () => {
    const error = databasePlanError(plan, databases.length, confirmName(backup), backup.damage.length > 0);
    setWrong(error);
    if (!error && !blocked) run.mutate(databaseBody(plan, databases.length));
  };
  const count = plural(plan.chosen.length, 'database');
  const fields = { backup, restore, onChange: update, error: wrong };
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title="Restore databases"
      submit={plan.dryRun ? `Try with ${count}` : `Restore ${count}`}
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
        onChange={(acceptDamage) => update({ acceptDamage })}
      />
      <RestoreStep number={1} title="What">
        <DatabaseWhatFields {...fields} />
      </RestoreStep>
      <RestoreStep number={2} title="Where">
        <DatabaseWhereFields {...fields} />
      </RestoreStep>
      <RestoreStep number={3} title="How">
        <DatabaseHowFields plan={plan} onChange={update} />
      </RestoreStep>
      <RestoreStep number={4} title="Check">
        <RestoreCheckPanel check={check} checking={checking} />
      </RestoreStep>
    </FormDrawer>
  );
}
