import { cx } from '@/lib/cx';
import classes from './Pills.module.css';

interface MonthDayGridProps {
  label: string;
  value: number[];
  onChange: (days: number[]) => void;
  /** Whether the last day of each month is chosen; without it that is not offered. */
  lastDay?: boolean;
  onLastDay?: (on: boolean) => void;
  error?: string;
}

const days = Array.from({ length: 31 }, (_, index) => index + 1);

/** Any set of days of the month, as on a calendar's sheet. */
export function MonthDayGrid({ label, value, onChange, lastDay, onLastDay, error }: MonthDayGridProps) {
  const toggle = (day: number) =>
    onChange(
      value.includes(day) ? value.filter((one) => one !== day) : [...value, day].sort((a, b) => a - b),
    );
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.grid}>
        {days.map((day) => (
          <button
            key={day}
            type="button"
            className={classes.pill}
            aria-pressed={value.includes(day)}
            aria-label={`Day ${day}`}
            onClick={() => toggle(day)}
          >
            {day}
          </button>
        ))}
        {onLastDay && (
          <button
            type="button"
            className={cx(classes.pill, classes.wide)}
            aria-pressed={lastDay ?? false}
            onClick={() => onLastDay(!lastDay)}
          >
            Last day
          </button>
        )}
      </div>
      {value.some((day) => day > 28) && (
        <div className={classes.hint}>A month without such a day is left out.</div>
      )}
      {error && <div className={classes.error}>{error}</div>}
    </fieldset>
  );
}
