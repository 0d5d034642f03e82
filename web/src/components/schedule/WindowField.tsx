import { Select, Switch } from '@mantine/core';
import { ClockInput } from '@/components/ui/ClockInput';
import { DayBar } from './DayBar';
import classes from './ScheduleFields.module.css';
import type { ScheduleForm } from './scheduleForm';
import { windowEnds } from './scheduleWords';
import { WeekdayPills } from './WeekdayPills';

interface WindowFieldProps {
  form: ScheduleForm;
  errors: Record<string, string>;
}

/** Between which times it may start, and what becomes of a run that is still going when the window closes. */
export function WindowField({ form, errors }: WindowFieldProps) {
  const { window, recurring, rules, several } = form.values;
  const shown = (several ? rules : rules.slice(0, 1)).filter(
    (rule) => rule.type !== 'interval' && rule.type !== 'cron',
  );
  const change = (changes: Partial<NonNullable<typeof window>>) =>
    window && form.setFieldValue('window', { ...window, ...changes });
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>Backup window</legend>
      <Switch
        mb={10}
        label="Starts only within a window"
        checked={!!window}
        onChange={(event) =>
          form.setFieldValue(
            'window',
            event.currentTarget.checked ? { start: '22:00', end: '05:00', days: [] } : null,
          )
        }
      />
      <DayBar
        window={window}
        blackouts={recurring.filter((one) => one.days.length === 0 && one.monthDays.length === 0)}
        times={shown.flatMap((rule) => rule.times)}
      />
      {window && (
        <div className={classes.below}>
          <div className={classes.times}>
            <ClockInput
              label="Opens"
              w={120}
              error={errors['window.start']}
              value={window.start}
              onChange={(start) => change({ start })}
            />
            <ClockInput
              label="Closes"
              w={120}
              error={errors['window.end']}
              value={window.end}
              onChange={(end) => change({ end })}
            />
            <Select
              label="A run still going then"
              flex="1 1 220px"
              data={windowEnds}
              {...form.getInputProps('windowEnd')}
            />
          </div>
          <WeekdayPills
            label="Opens on"
            none="Every day"
            value={window.days}
            onChange={(days) => change({ days })}
          />
        </div>
      )}
      {errors.window && <div className={classes.error}>{errors.window}</div>}
    </fieldset>
  );
}
