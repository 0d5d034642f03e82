import { Button, TextInput } from '@mantine/core';
import classes from './ScheduleFields.module.css';

interface CronFieldProps {
  value: string;
  onChange: (expression: string) => void;
  error?: string;
}

const examples = ['@hourly', '*/15 8-18 * * mon-fri', '0 3 1,15 * *', '0 4 * * sun'];

/** A cron expression; what it means stands in the preview, as the service reads it. */
export function CronField({ value, onChange, error }: CronFieldProps) {
  return (
    <div>
      <TextInput
        label="Cron expression"
        description="Minute, hour, day of month, month, day of week; names, ranges, lists and steps, or @daily and the like."
        placeholder="30 2 * * mon-fri"
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: classes.mono }}
        error={error}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={classes.examples}>
        {examples.map((example) => (
          <Button key={example} variant="default" size="compact-sm" onClick={() => onChange(example)}>
            <code className={classes.mono}>{example}</code>
          </Button>
        ))}
      </div>
    </div>
  );
}
