import type { UpcomingRun } from '@/api';
import { cx } from '@/lib/cx';
import { asWritten } from '@/lib/zoneTime';
import classes from './NextRunCards.module.css';

type Run = Pick<UpcomingRun, 'startsAt' | 'plannedFor' | 'shifts'>;

/** Coming runs on a line of their own time, and each as a card; one that is moved says why. */
export function NextRunCards({ runs }: { runs: Run[] }) {
  const [first, last] = [runs[0], runs.at(-1)];
  const at = (run: Run) => Date.parse(run.startsAt);
  const span = first && last ? at(last) - at(first) : 0;
  return (
    <>
      {first && span > 0 && (
        <div className={classes.line} aria-hidden>
          {runs.map((run) => (
            <span
              key={run.startsAt}
              className={cx(classes.dot, isMoved(run) && classes.moved)}
              style={{ left: `${((at(run) - at(first)) / span) * 100}%` }}
            />
          ))}
        </div>
      )}
      <ol className={classes.cards}>
        {runs.map((run) => {
          const { day, clock } = asWritten(run.startsAt);
          return (
            <li key={run.startsAt} className={classes.card}>
              <div className={classes.when}>
                <span className={classes.day}>{day}</span>
                <b className={cx(classes.clock, isMoved(run) && classes.late)}>{clock}</b>
              </div>
              {run.shifts.map((shift) => (
                <div key={shift.kind} className={cx(classes.why, shift.kind !== 'jitter' && classes.late)}>
                  {shift.detail}
                </div>
              ))}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Jitter is asked for and always the same; everything else is worth an eye. */
const isMoved = (run: Run) => run.shifts.some((shift) => shift.kind !== 'jitter');
