import { Switch, TextInput } from '@mantine/core';
import { BlackoutsField } from './BlackoutsField';
import { RulesField } from './RulesField';
import { RunPolicyFields } from './RunPolicyFields';
import { SchedulePreviewPanel } from './SchedulePreviewPanel';
import type { ScheduleForm } from './scheduleForm';
import { TimeZoneSelect } from './TimeZoneSelect';
import type { useSchedulePreview } from './useSchedulePreview';
import { WindowField } from './WindowField';

interface ScheduleBuilderProps {
  form: ScheduleForm;
  preview: ReturnType<typeof useSchedulePreview>;
}

/** When a job runs, with what that comes to shown while it is typed. */
export function ScheduleBuilder({ form, preview }: ScheduleBuilderProps) {
  // When it runs is judged while it is typed; what saving said of that may be of an older text.
  const saved = Object.entries(form.errors).filter(([name]) => name in form.values && !name.includes('.'));
  const errors = { ...(Object.fromEntries(saved) as Record<string, string>), ...preview.fields };
  return (
    <>
      <RulesField form={form} errors={errors} />
      <TimeZoneSelect
        description="Times are those on the wall there, also when the clocks change."
        value={form.values.timeZone}
        error={errors.timeZone}
        onChange={(zone) => form.setFieldValue('timeZone', zone)}
      />
      <WindowField form={form} errors={errors} />
      <BlackoutsField form={form} errors={errors} />
      <SchedulePreviewPanel of={preview} />
      <RunPolicyFields form={form} errors={errors} />
      <TextInput
        label="Name"
        placeholder="Nightly"
        description="To tell it from the job's other schedules; may stay empty."
        {...form.getInputProps('name')}
      />
      <Switch
        label="Enabled"
        description="A schedule that is off starts nothing."
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
    </>
  );
}
