import { Link } from '@tanstack/react-router';
import type { CalendarRun } from '@/api';
import { statusFill } from '@/components/ui/statusFill';
import { cx } from '@/lib/cx';
import { plural } from '@/lib/format';
import { formatClock } from '@/lib/time';
import classes from './Calendar.module.css';
import { dayKey } from './calendarRange';
import { groupLabel, groupLink, groupRuns, outcomes } from './calendarRuns';

interface MonthSheetProps {
  days: Date[];
  /** The chosen day; its month is the one that is shown. */
  date: Date;
  runs: CalendarRun[];
  names: Map<string, string>;
  narrow: boolean;
}

const most = 4;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The sheet of a month: each day with its jobs, or on a phone with a dot for each. */
export function MonthSheet({ days, date, runs, names, narrow }: MonthSheetProps) {
  const dayOfRun = (run: CalendarRun) => dayKey(new Date(run.startsAt));
  const groups = groupRuns(runs, names, dayOfRun);
  const today = dayKey(new Date());
  return (
    <div className={classes.sheet}>
      {weekdays.map((name) => (
        <div key={name} className={classes.weekday}>
          {narrow ? name.slice(0, 1) : name}
        </div>
      ))}
      {days.map((day) => {
        const key = dayKey(day);
        const own = groups.filter((group) => group.key.endsWith(`/${key}`));
        const all = own.flatMap((group) => group.runs);
        const words = `${day.getDate()}: ${plural(all.length, 'run')}${all.length > 0 ? `, ${outcomes(all)}` : ''}`;
        const number = (
          <span className={cx(classes.number, key === today && classes.today)}>{day.getDate()}</span>
        );
        const cell = cx(classes.day, day.getMonth() !== date.getMonth() && classes.other);
        if (narrow) {
          return (
            <Link
              key={key}
              to="."
              search={(old) => ({ ...old, date: key })}
              replace
              className={cx(cell, key === dayKey(date) && classes.chosen)}
              aria-label={words}
            >
              {number}
              <span className={classes.dots}>
                {own.slice(0, most).map((group) => (
                  <span key={group.key} className={cx(classes.dot, statusFill(group.status))} />
                ))}
              </span>
            </Link>
          );
        }
        return (
          <div key={key} className={cell}>
            <Link
              to="."
              search={(old) => ({ ...old, view: 'day', date: key })}
              className={classes.numberLink}
              aria-label={words}
            >
              {number}
            </Link>
            {own.slice(0, most).map((group) => (
              <Link key={group.key} {...groupLink(group)} className={classes.entry} title={groupLabel(group)}>
                <span className={cx(classes.dot, statusFill(group.status))} />
                <span className={classes.clock}>{formatClock(group.runs[0]?.startsAt ?? '')}</span>
                <span className={classes.name}>{group.name}</span>
                {group.runs.length > 1 && <span className={classes.times}>×{group.runs.length}</span>}
              </Link>
            ))}
            {own.length > most && (
              <Link
                to="."
                search={(old) => ({ ...old, view: 'day', date: key })}
                className={classes.more}
                aria-label={`${own.length - most} more jobs on day ${day.getDate()}`}
              >
                {own.length - most} more
              </Link>
            )}
          </div>
        );
      })}
    </div>
  );
}
