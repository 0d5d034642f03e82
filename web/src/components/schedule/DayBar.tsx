import { cx } from '@/lib/cx';
import classes from './DayBar.module.css';
import { minuteOf, stretches } from './scheduleWords';

interface DayBarProps {
  window: { start: string; end: string } | null;
  blackouts: { start: string; end: string }[];
  /** Times of day at which it is to run. */
  times: string[];
}

const hours = [0, 6, 12, 18, 24];
const percent = (minute: number) => `${(minute / 1440) * 100}%`;

/** The 24 hours of a day: where runs may start, where nothing starts, and when it is to run. */
export function DayBar({ window, blackouts, times }: DayBarProps) {
  const open: [number, number][] = window ? stretches(window.start, window.end) : [[0, 1440]];
  const closed = blackouts.flatMap((blackout) => stretches(blackout.start, blackout.end));
  const words = window ? `Open from ${window.start} to ${window.end}` : 'Open all day';
  return (
    <div role="img" aria-label={words}>
      <div className={classes.bar}>
        {open.map(([from, to]) => (
          <span
            key={`open${from}`}
            className={cx(classes.open, !window && classes.all)}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ))}
        {closed.map(([from, to]) => (
          <span
            key={`closed${from}-${to}`}
            className={classes.closed}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ))}
        {[...new Set(times)].map((time) => {
          const minute = minuteOf(time);
          return minute === null ? null : (
            <span key={time} className={classes.mark} style={{ left: percent(minute) }} />
          );
        })}
      </div>
      <div className={classes.scale} aria-hidden>
        {hours.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}</span>
        ))}
      </div>
    </div>
  );
}
