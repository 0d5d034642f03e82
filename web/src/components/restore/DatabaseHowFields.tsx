import { NumberInput, Switch, TextInput } from '@mantine/core';
import { Fold } from '@/components/ui/Fold';
import type { DatabasePlan } from './databasePlan';

interface DatabaseHowFieldsProps {
  plan: DatabasePlan;
  onChange: (changes: Partial<DatabasePlan>) => void;
}

/** Whether it only tries, and what few people change. */
export function DatabaseHowFields({ plan, onChange }: DatabaseHowFieldsProps) {
  return (
    <>
      <Switch
        label="Only try"
        description="Signs in, looks at tools, names and owners, and writes nothing."
        checked={plan.dryRun}
        onChange={(event) => onChange({ dryRun: event.currentTarget.checked })}
      />
      <Fold title="Owner and parallel loading">
        <TextInput
          label="Owner"
          description="Becomes the owner of everything that is loaded (PostgreSQL). Empty keeps the owners of the backup where they exist."
          spellCheck={false}
          value={plan.owner}
          onChange={(event) => onChange({ owner: event.currentTarget.value })}
        />
        <NumberInput
          label="Connections at once"
          description="Loads faster where the tool can do it."
          min={1}
          max={32}
          maw={160}
          allowDecimal={false}
          value={plan.parallel}
          onChange={(value) => onChange({ parallel: typeof value === 'number' ? value : 1 })}
        />
      </Fold>
    </>
  );
}
