import { Tooltip } from '@mantine/core';
import type { CalendarRun } from '@/api';
import { formatClock } from '@/lib/time';
import classes from './NextDayPanel.module.css';
import { placeRuns } from './placeRuns';

interface NextDayLineProps {
  /** Where the line begins, in milliseconds. */
  from: number;
  runs: CalendarRun[];
  names: Map<string, string>;
}

const hour = 3_600_000;

/** A line of 24 hours with a mark for each run; its job's name stands beside it where there is room. */
export function NextDayLine({ from, runs, names }: NextDayLineProps) {
  const marks = placeRuns(runs, names, from, 24 * hour);
  const first = Math.ceil(from / hour) * hour;
  const ticks = Array.from({ length: 6 }, (_, index) => first + index * 4 * hour);
  const words = marks.map((mark) => `${formatClock(new Date(mark.at))} ${mark.name}`).join(', ');
  return (
    <div className={classes.frame} role="img" aria-label={`Next runs: ${words}`}>
      <div className={classes.plot}>
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
