import { Radio, Stack, Switch } from '@mantine/core';
import type { RestorePlan } from './restorePlan';

interface RestoreHowFieldsProps {
  plan: RestorePlan;
  onChange: (changes: Partial<RestorePlan>) => void;
}

const policies = [
  { value: 'never', label: 'Keep it', description: 'Only what is missing is written.' },
  {
    value: 'if_changed',
    label: 'Replace it when it differs',
    description: 'Files with the same size and time stay untouched.',
  },
  { value: 'always', label: 'Replace it always', description: 'Everything chosen is written again.' },
] as const;

/** What happens to files that exist there, whether it only tries, and whether the result is compared. */
export function RestoreHowFields({ plan, onChange }: RestoreHowFieldsProps) {
  return (
    <>
      <Radio.Group
        label="When a file is there already"
        value={plan.overwrite}
        onChange={(value) => onChange({ overwrite: value as RestorePlan['overwrite'] })}
      >
        <Stack gap={8} mt={8}>
          {policies.map((policy) => (
            <Radio key={policy.value} size="sm" {...policy} />
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        label="Compare every file afterwards"
        description="Reads back what was written and compares it with the backup: that is the proof."
        checked={plan.verify}
        onChange={(event) => onChange({ verify: event.currentTarget.checked })}
      />
      <Switch
        label="Only try"
        description="Lists what would be written, and writes nothing."
        checked={plan.dryRun}
        onChange={(event) => onChange({ dryRun: event.currentTarget.checked })}
      />
    </>
  );
}
