import { TextInput } from '@mantine/core';
import { ClockInput } from '@/components/ui/ClockInput';
import { Fold } from '@/components/ui/Fold';
import { MonthDayGrid } from './MonthDayGrid';
import classes from './ScheduleFields.module.css';
import type { RecurringValues } from './scheduleForm';
import { WeekdayPills } from './WeekdayPills';

interface RecurringFieldsProps {
  value: RecurringValues;
  onChange: (changes: Partial<RecurringValues>) => void;
  errorOf: (field: string) => string | undefined;
}

/** Times of day between which nothing starts, on chosen days or on all. */
export function RecurringFields({ value, onChange, errorOf }: RecurringFieldsProps) {
  return (
    <>
      <div className={classes.times}>
        <ClockInput
          label="From"
          w={120}
          error={errorOf('start')}
          value={value.start}
          onChange={(start) => onChange({ start })}
        />
        <ClockInput
          label="Until"
          w={120}
          error={errorOf('end')}
          value={value.end}
          onChange={(end) => onChange({ end })}
        />
        <TextInput
          label="Reason"
          flex="1 1 180px"
          placeholder="Office hours"
          error={errorOf('reason')}
          value={value.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      </div>
      <WeekdayPills
        label="Begins on"
        none="Every day"
        value={value.days}
        onChange={(days) => onChange({ days })}
      />
      <Fold title="Only on days of the month" open={value.monthDays.length > 0}>
        <MonthDayGrid
          label="Days of the month"
          value={value.monthDays}
          onChange={(monthDays) => onChange({ monthDays })}
          error={errorOf('monthDays')}
        />
      </Fold>
    </>
  );
}
