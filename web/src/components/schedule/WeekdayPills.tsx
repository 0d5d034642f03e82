import { Button } from '@mantine/core';
import type { DayOfWeek } from '@/api';
import classes from './Pills.module.css';
import { week } from './scheduleWords';

interface WeekdayPillsProps {
  label: string;
  value: DayOfWeek[];
  onChange: (days: DayOfWeek[]) => void;
  error?: string;
  /** None chosen means every day, and this says so. */
  none?: string;
}

const presets: { label: string; days: DayOfWeek[] }[] = [
  { label: 'Weekdays', days: week.slice(0, 5).map((day) => day.value) },
  { label: 'Weekend', days: week.slice(5).map((day) => day.value) },
  { label: 'All', days: week.map((day) => day.value) },
];

/** Any set of weekdays, each a pill to press. */
export function WeekdayPills({ label, value, onChange, error, none }: WeekdayPillsProps) {
  const toggle = (day: DayOfWeek) =>
    onChange(
      week
        .map((one) => one.value)
        .filter((one) => (one === day ? !value.includes(day) : value.includes(one))),
    );
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.line}>
        <div className={classes.pills}>
          {week.map((day) => (
            <button
              key={day.value}
              type="button"
              className={classes.pill}
              aria-pressed={value.includes(day.value)}
              title={day.label}
              onClick={() => toggle(day.value)}
            >
              {day.label.slice(0, 3)}
            </button>
          ))}
        </div>
        {none ? (
          <span className={classes.hint}>{value.length === 0 ? none : ''}</span>
        ) : (
          <div className={classes.presets}>
            {presets.map((preset) => (
              <Button
                key={preset.label}
                variant="subtle"
                size="compact-sm"
                onClick={() => onChange(preset.days)}
              >
                {preset.label}
              </Button>
            ))}
          </div>
        )}
      </div>
      {error && <div className={classes.error}>{error}</div>}
    </fieldset>
  );
}
