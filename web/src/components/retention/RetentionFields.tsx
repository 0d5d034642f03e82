import { NumberInput, Select } from '@mantine/core';
import { TimeZoneSelect } from '@/components/schedule/TimeZoneSelect';
import classes from './Retention.module.css';
import { countRules, periodUnits, type RetentionForm } from './retentionForm';

/** Which backups stay: each rule keeps some, and what none keeps goes. */
export function RetentionFields({ form }: { form: RetentionForm }) {
  const errorOf = (field: string) => form.errors[`policy.${field}`];
  const number = (field: keyof typeof form.values) => ({
    min: 0,
    allowDecimal: false,
    allowNegative: false,
    placeholder: '–',
    value: (form.values[field] as number | null) ?? '',
    onChange: (value: string | number) => {
      form.clearFieldError(`policy.${field}`);
      form.setFieldValue(field, typeof value === 'number' && value > 0 ? value : null);
    },
  });
  return (
    <>
      <div className={classes.counts}>
        {countRules.map((rule) => (
          <NumberInput
            key={rule.field}
            label={rule.label}
            description={rule.help}
            error={errorOf(rule.field)}
            {...number(rule.field)}
          />
        ))}
      </div>
      <div className={classes.counts}>
        <div className={classes.within}>
          <NumberInput
            label="Everything within"
            description="counted as the engine's own tool does"
            error={errorOf('keepWithin')}
            {...number('withinAmount')}
          />
          <Select aria-label="Unit of the period" data={periodUnits} {...form.getInputProps('withinUnit')} />
        </div>
        <NumberInput
          label="Everything younger than"
          description="in calendar days"
          suffix=" days"
          error={errorOf('keepDays')}
          {...number('keepDays')}
        />
        <NumberInput
          label="The newest so many"
          description="each counted"
          error={errorOf('keepCount')}
          {...number('keepCount')}
        />
      </div>
      <TimeZoneSelect
        description="Where days begin and end."
        value={form.values.timeZone}
        error={errorOf('timeZone') as string | undefined}
        onChange={(zone) => form.setFieldValue('timeZone', zone)}
      />
    </>
  );
}
