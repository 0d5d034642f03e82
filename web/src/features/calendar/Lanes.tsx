import { Link } from '@tanstack/react-router';
import type { CalendarRun } from '@/api';
import { cx } from '@/lib/cx';
import { plural } from '@/lib/format';
import { useNow } from '@/lib/useNow';
import classes from './Calendar.module.css';
import { dayKey, rangeOf } from './calendarRange';
import { closeTogether, groupRuns, type RunGroup } from './calendarRuns';
import { LaneBlock } from './LaneBlock';

interface LanesProps {
  days: Date[];
  runs: CalendarRun[];
  names: Map<string, string>;
}

const most = 150;

/** A lane for each job, its runs as blocks along the hours of a day or the days of a week. */
export function Lanes({ days, runs, names }: LanesProps) {
  const now = useNow(30_000).getTime();
  const { from, to } = rangeOf(days);
  const [start, span] = [from.getTime(), to.getTime() - from.getTime()];
  const at = (time: number) => ((time - start) / span) * 100;
  // What would lie too close to be hit becomes one block.
  const groups = groupRuns(runs, names, closeTogether(span / 30));
  const lanes = new Map<string, RunGroup[]>();
  for (const group of groups) lanes.set(group.jobId, [...(lanes.get(group.jobId) ?? []), group]);
  const columns = days.length === 1 ? 8 : days.length;
  return (
    <div className={classes.lanes} style={{ '--columns': columns } as React.CSSProperties}>
      <div className={classes.laneHead}>
        <span />
        <div className={classes.ticks}>
          {days.length === 1
            ? Array.from({ length: 8 }, (_, index) => index * 3).map((hour) => (
                <span key={hour}>{String(hour).padStart(2, '0')}:00</span>
              ))
            : days.map((day) => (
                <Link
                  key={dayKey(day)}
                  to="."
                  search={(old) => ({ ...old, view: 'day', date: dayKey(day) })}
                  className={cx(dayKey(day) === dayKey(new Date(now)) && classes.now)}
                >
                  {day.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric' })}
                </Link>
              ))}
        </div>
      </div>
      {[...lanes].slice(0, most).map(([jobId, blocks]) => (
        <div key={jobId} className={classes.lane}>
          <Link to="/jobs/$id" params={{ id: jobId }} className={classes.job} title={names.get(jobId)}>
            {names.get(jobId)}
          </Link>
          <div className={classes.track}>
            {now > start && now < start + span && (
              <span className={classes.nowLine} style={{ left: `${at(now)}%` }} />
            )}
            {blocks.map((group, index) => (
              <LaneBlock key={group.key} group={group} next={blocks[index + 1]} at={at} />
            ))}
          </div>
        </div>
      ))}
      {lanes.size > most && (
        <div className={classes.rest}>
          {plural(lanes.size - most, 'more job')} in this time: choose a job or a status above.
        </div>
      )}
    </div>
  );
}
