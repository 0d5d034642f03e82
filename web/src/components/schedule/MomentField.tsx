import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ClockInput } from '@/components/ui/ClockInput';
import classes from './ScheduleFields.module.css';
import { minuteOf } from './scheduleWords';

interface MomentFieldProps {
  label: string;
  /** On the wall of the schedule's zone: `2026-11-26T00:00`. */
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

/** A day and a time of day. A half-typed one is none: the last whole one counts until there is another. */
export function MomentField({ label, value, onChange, error }: MomentFieldProps) {
  const [day, setDay] = useState(value.slice(0, 10));
  const [time, setTime] = useState(value.slice(11, 16));
  const tell = (nextDay: string, nextTime: string) => {
    setDay(nextDay);
    setTime(nextTime);
    if (nextDay && minuteOf(nextTime) !== null) onChange(`${nextDay}T${nextTime}`);
  };
  return (
    <div>
      <div className={classes.moment}>
        <TextInput
          type="date"
          label={label}
          error={!!error}
          value={day}
          onChange={(event) => tell(event.currentTarget.value, time)}
        />
        <ClockInput
          aria-label={`${label}, time`}
          w={104}
          error={!!error}
          value={time}
          onChange={(next) => tell(day, next)}
        />
      </div>
      {error && <div className={classes.error}>{error}</div>}
    </div>
  );
}
