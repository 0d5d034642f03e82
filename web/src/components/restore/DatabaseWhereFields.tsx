import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { BackupResponse, ConnectionResponse } from '@/api';
import { plural } from '@/lib/format';
import type { DatabasePlan, DatabasePlanError } from './databasePlan';
import classes from './RestoreStep.module.css';
import type { DatabaseRestorePlan } from './useDatabasePlan';
import { confirmName } from './useRestorePlan';

interface DatabaseWhereFieldsProps {
  backup: BackupResponse;
  restore: DatabaseRestorePlan;
  onChange: (changes: Partial<DatabasePlan>) => void;
  error: DatabasePlanError | null;
}

/** Into which server, and whether beside what is there or in its place; that needs the backup's name typed. */
export function DatabaseWhereFields({ backup, restore, onChange, error }: DatabaseWhereFieldsProps) {
  const { plan, connections } = restore;
  const name = confirmName(backup);
  const said = (field: DatabasePlanError['field']) => (error?.field === field ? error.message : undefined);
  return (
    <>
      <Select
        label="Connection"
        description="The same server or any other that has a connection of this type."
        placeholder="Choose a connection"
        nothingFoundMessage="There is no such connection. Add it under Connections first."
        searchable
        error={said('connectionId')}
        data={byServer(connections)}
        value={plan.connectionId}
        onChange={(connectionId) => onChange({ connectionId })}
      />
      <SegmentedControl
        fullWidth
        aria-label="Names"
        data={[
          { value: 'new', label: 'New databases' },
          { value: 'replace', label: 'Replace existing ones' },
        ]}
        value={plan.replace ? 'replace' : 'new'}
        onChange={(value) => onChange({ replace: value === 'replace', names: {}, confirm: '' })}
      />
      {plan.replace && (
        <div className={classes.danger}>
          {plan.dryRun
            ? 'This only tells which databases would be replaced; nothing changes.'
            : `${plural(plan.chosen.length, 'database')} of these names may be replaced; what they hold now is lost then.`}
        </div>
      )}
      {plan.replace && !plan.dryRun && (
        <TextInput
          label={
            <>
              Type <b>{name}</b> to confirm
            </>
          }
          autoComplete="off"
          spellCheck={false}
          error={said('confirm')}
          value={plan.confirm}
          onChange={(event) => onChange({ confirm: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** Connections under the names of their servers. */
function byServer(connections: ConnectionResponse[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, serverName } of connections) {
    const items = groups.get(serverName) ?? [];
    items.push({ value: id, label: name });
    groups.set(serverName, items);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
