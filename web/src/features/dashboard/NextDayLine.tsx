import { Tooltip } from '@mantine/core';
import type { CalendarPeriod, CalendarRun } from '@/api';
import { formatClock } from '@/lib/time';
import classes from './NextDayPanel.module.css';
import { placePeriods } from './placePeriods';
import { placeRuns } from './placeRuns';

interface NextDayLineProps {
  /** Where the line begins, in milliseconds. */
  from: number;
  runs: CalendarRun[];
  /** Windows and blackouts of the schedules. */
  periods: CalendarPeriod[];
  names: Map<string, string>;
}

const hour = 3_600_000;

/** A line of 24 hours with a mark for each run, its job's name beside it where there is room, over windows and blackouts. */
export function NextDayLine({ from, runs, periods, names }: NextDayLineProps) {
  const marks = placeRuns(runs, names, from, 24 * hour);
  const first = Math.ceil(from / hour) * hour;
  const ticks = Array.from({ length: 6 }, (_, index) => first + index * 4 * hour);
  const shades = placePeriods(periods, from, 24 * hour);
  const words = [
    `Next runs: ${marks.map((mark) => `${formatClock(new Date(mark.at))} ${mark.name}`).join(', ') || 'none'}`,
    ...shades.map((shade) => shade.words),
  ].join('. ');
  return (
    <div className={classes.frame} role="img" aria-label={words}>
      <div className={classes.plot}>
        {shades.map((shade) => (
          <Tooltip key={shade.key} label={shade.words} openDelay={0}>
            <span
              className={shade.kind === 'window' ? classes.window : classes.blackout}
              style={{ left: `${shade.left}%`, width: `${shade.width}%` }}
            >
              {shade.label}
            </span>
          </Tooltip>
        ))}
        {marks.map((mark) => (
          <Tooltip key={mark.key} label={`${formatClock(new Date(mark.at))} ${mark.name}`} openDelay={0}>
            <span className={classes.mark} data-row={mark.row} style={{ left: `${mark.left}%` }}>
              {mark.label && (
                <span className={mark.left > 85 ? classes.before : classes.label}>{mark.label}</span>
              )}
            </span>
          </Tooltip>
        ))}
      </div>
      <div className={classes.scale} aria-hidden>
        {ticks.map((tick) => (
          <span key={tick} style={{ left: `${((tick - from) / (24 * hour)) * 100}%` }}>
            {formatClock(new Date(tick))}
          </span>
        ))}
      </div>
    </div>
  );
}
