import { TextInput } from '@mantine/core';
import { MomentField } from './MomentField';
import classes from './ScheduleFields.module.css';
import type { BlackoutValues } from './scheduleForm';

interface BlackoutFieldsProps {
  value: BlackoutValues;
  onChange: (changes: Partial<BlackoutValues>) => void;
  errorOf: (field: string) => string | undefined;
}

/** A period in which nothing starts, by the clock of the schedule's zone. */
export function BlackoutFields({ value, onChange, errorOf }: BlackoutFieldsProps) {
  const end = (name: 'from' | 'until', label: string) => (
    <MomentField
      label={label}
      error={errorOf(name)}
      value={value[name]}
      onChange={(text) => onChange({ [name]: text })}
    />
  );
  return (
    <>
      <div className={classes.two}>
        {end('from', 'From')}
        {end('until', 'Until')}
      </div>
      <TextInput
        label="Reason"
        placeholder="Black Friday"
        error={errorOf('reason')}
        value={value.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
    </>
  );
}
