import { CronField } from './CronField';
import { IntervalField } from './IntervalField';
import { MonthDayGrid } from './MonthDayGrid';
import type { RuleValues } from './scheduleForm';
import { TimesField } from './TimesField';
import { WeekdayPills } from './WeekdayPills';

interface RuleFieldsProps {
  rule: RuleValues;
  onChange: (changes: Partial<RuleValues>) => void;
  /** What the service says about a field of it. */
  errorOf: (field: string) => string | undefined;
}

/** The fields of one recurrence, by its type. */
export function RuleFields({ rule, onChange, errorOf }: RuleFieldsProps) {
  const times = (
    <TimesField value={rule.times} onChange={(next) => onChange({ times: next })} error={errorOf('times')} />
  );
  switch (rule.type) {
    case 'interval':
      return (
        <IntervalField
          value={rule.everyMinutes}
          onChange={(everyMinutes) => onChange({ everyMinutes })}
          error={errorOf('everyMinutes')}
        />
      );
    case 'weekly':
      return (
        <>
          <WeekdayPills
            label="Days"
            value={rule.weekdays}
            onChange={(weekdays) => onChange({ weekdays })}
            error={errorOf('days')}
          />
          {times}
        </>
      );
    case 'monthly':
      return (
        <>
          <MonthDayGrid
            label="Days of the month"
            value={rule.monthDays}
            onChange={(monthDays) => onChange({ monthDays })}
            lastDay={rule.lastDay}
            onLastDay={(lastDay) => onChange({ lastDay })}
            error={errorOf('days')}
          />
          {times}
        </>
      );
    case 'cron':
      return (
        <CronField
          value={rule.expression}
          onChange={(expression) => onChange({ expression })}
          error={errorOf('expression')}
        />
      );
    default:
      return times;
  }
}
