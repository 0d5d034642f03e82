import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { ClockInput } from '@/components/ui/ClockInput';
import classes from './ScheduleFields.module.css';

interface TimesFieldProps {
  value: string[];
  onChange: (times: string[]) => void;
  error?: string;
}

/** The times of day at which it runs. */
export function TimesField({ value, onChange, error }: TimesFieldProps) {
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{value.length > 1 ? 'Times' : 'Time'}</legend>
      <div className={classes.times}>
        {value.map((time, index) => (
          <ClockInput
            // biome-ignore lint/suspicious/noArrayIndexKey: times have no identity but their place
            key={index}
            w={value.length > 1 ? 148 : 120}
            aria-label={value.length > 1 ? `Time ${index + 1}` : 'Time'}
            error={!!error}
            value={time}
            onChange={(next) => onChange(value.with(index, next))}
            rightSection={
              value.length > 1 && (
                <ActionIcon
                  size="sm"
                  color="gray"
                  aria-label={`Remove ${time || `time ${index + 1}`}`}
                  onClick={() => onChange(value.filter((_, at) => at !== index))}
                >
                  <IconX size={14} />
                </ActionIcon>
              )
            }
          />
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange([...value, nextTime(value.at(-1))])}
        >
          Add time
        </Button>
      </div>
      {error && <div className={classes.error}>{error}</div>}
    </fieldset>
  );
}

/** Twelve hours after the last one: the usual second time. */
function nextTime(last = '02:30'): string {
  const hour = (Number(last.slice(0, 2)) + 12) % 24;
  return `${String(hour).padStart(2, '0')}:${last.slice(3, 5) || '00'}`;
}
