import { NumberInput, Select } from '@mantine/core';
import { Fold } from '@/components/ui/Fold';
import classes from './ScheduleFields.module.css';
import type { ScheduleForm } from './scheduleForm';
import { missedPolicies } from './scheduleWords';

interface RunPolicyFieldsProps {
  form: ScheduleForm;
  errors: Record<string, string>;
}

const policies = ['jitterMinutes', 'retryCount', 'retryDelayMinutes', 'retryGrowth'] as const;

/** What is done about runs that were missed, that failed, or that would all start at once. */
export function RunPolicyFields({ form, errors }: RunPolicyFieldsProps) {
  const number = (name: (typeof policies)[number]) => ({
    value: form.values[name],
    error: errors[name],
    allowNegative: false,
    onChange: (value: string | number) => form.setFieldValue(name, typeof value === 'number' ? value : 0),
  });
  return (
    <Fold title="Missed runs, retries and jitter" open={policies.some((name) => errors[name])}>
      <div className={classes.two}>
        <Select
          label="A run missed while the service was away"
          data={missedPolicies}
          {...form.getInputProps('missedRuns')}
        />
        <NumberInput
          label="Jitter"
          description="Starts up to that much later, always by the same amount, so that not all jobs start at once."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          suffix=" min"
          allowDecimal={false}
          max={720}
          {...number('jitterMinutes')}
        />
      </div>
      <div className={classes.two}>
        <NumberInput
          label="Retries after a failure"
          max={10}
          allowDecimal={false}
          {...number('retryCount')}
        />
        {form.values.retryCount > 0 && (
          <>
            <NumberInput
              label="First retry after"
              suffix=" min"
              max={1440}
              allowDecimal={false}
              {...number('retryDelayMinutes')}
            />
            <NumberInput
              label="Each wait is longer by"
              suffix=" ×"
              max={10}
              decimalScale={1}
              {...number('retryGrowth')}
            />
          </>
        )}
      </div>
    </Fold>
  );
}
