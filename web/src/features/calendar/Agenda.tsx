import { Link } from '@tanstack/react-router';
import type { CalendarRun } from '@/api';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { plural } from '@/lib/format';
import { formatClock } from '@/lib/time';
import classes from './Calendar.module.css';
import { dayKey } from './calendarRange';
import { groupLink, groupRuns, outcomes } from './calendarRuns';

interface AgendaProps {
  days: Date[];
  runs: CalendarRun[];
  names: Map<string, string>;
}

const most = 60;

/** Days as lists: each job with its time, and how it ended or that it is planned. */
export function Agenda({ days, runs, names }: AgendaProps) {
  const groups = groupRuns(runs, names, (run) => dayKey(new Date(run.startsAt)));
  return (
    <div>
      {days.map((day) => {
        const own = groups.filter((group) => group.key.endsWith(`/${dayKey(day)}`));
        if (own.length === 0 && days.length > 1) return null;
        const title = day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
        return (
          <section key={dayKey(day)} aria-label={title}>
            <h3 className={classes.agendaDay}>{title}</h3>
            {own.length === 0 && <div className={classes.rest}>No run on this day.</div>}
            {own.slice(0, most).map((group) => (
              <Link key={group.key} {...groupLink(group)} className={classes.agendaRow}>
                <span className={classes.clock}>{formatClock(group.runs[0]?.startsAt ?? '')}</span>
                <span className={classes.agendaWords}>
                  <b>{group.name}</b>
                  {group.runs.length > 1 && (
                    <span>
                      {plural(group.runs.length, 'run')}: {outcomes(group.runs)}
                    </span>
                  )}
                </span>
                <StatusBadge status={group.status} />
              </Link>
            ))}
            {own.length > most && (
              <div className={classes.rest}>{plural(own.length - most, 'more job')} on this day.</div>
            )}
          </section>
        );
      })}
    </div>
  );
}
