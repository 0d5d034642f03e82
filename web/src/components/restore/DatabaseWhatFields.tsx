import { Skeleton, Switch, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PickList } from '@/components/ui/PickList';
import { formatBytes, plural } from '@/lib/format';
import { type DatabasePlan, type DatabasePlanError, targetOf } from './databasePlan';
import classes from './RestoreStep.module.css';
import type { DatabaseRestorePlan } from './useDatabasePlan';

interface DatabaseWhatFieldsProps {
  restore: DatabaseRestorePlan;
  onChange: (changes: Partial<DatabasePlan>) => void;
  error: DatabasePlanError | null;
}

/** Which databases come back, and what each will be called. */
export function DatabaseWhatFields({ restore, onChange, error }: DatabaseWhatFieldsProps) {
  const { databases, plan, items: stored } = restore;
  const items = useMemo(
    () => databases.map(({ name, bytes }) => ({ value: name, words: formatBytes(bytes) })),
    [databases],
  );
  const chosen = new Set(plan.chosen);
  const bytes = databases.reduce((sum, one) => sum + (chosen.has(one.name) ? one.bytes : 0), 0);
  if (stored.error) return <ErrorNotice error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Skeleton height={120} />;
  return (
    <>
      <PickList
        things="databases"
        items={items}
        chosen={plan.chosen}
        onChange={(next) => onChange({ chosen: next })}
        below={({ value }) => (
          <div className={classes.name}>
            <TextInput
              size="xs"
              aria-label={`New name of ${value}`}
              leftSection="→"
              spellCheck={false}
              value={targetOf(plan, value)}
              onChange={(event) => onChange({ names: { ...plan.names, [value]: event.currentTarget.value } })}
            />
          </div>
        )}
      />
      {error?.field === 'databases' && (
        <div className={classes.error} role="alert">
          {error.message}
        </div>
      )}
      <div className={classes.total}>
        <span>{plural(plan.chosen.length, 'database')}</span>
        <span>{formatBytes(bytes)} of dumps</span>
      </div>
      {restore.accountsStored && (
        <Switch
          label="Users and grants too"
          description="Adds those that are missing on the server. The ones that exist keep their passwords."
          checked={plan.accounts}
          onChange={(event) => onChange({ accounts: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
