import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JobResponse } from '@/api';
import { listNextRunsOptions } from '@/api/@tanstack/react-query.gen';
import { NextRunCards } from '@/components/schedule/NextRunCards';
import { Panel } from '@/components/ui/Panel';
import classes from './Schedules.module.css';

/** The next ten runs of all schedules together, and what a run may have to wait for when its time has come. */
export function NextRunsPanel({ job }: { job: JobResponse }) {
  const { data } = useQuery(listNextRunsOptions({ path: { id: job.id } }));
  if (!data || (data.runs.length === 0 && data.conditions.length === 0)) return null;
  return (
    <Panel
      title="Next runs"
      note="by the clock of each schedule"
      side={
        <Link to="/calendar" search={{ jobId: job.id }}>
          Calendar
        </Link>
      }
    >
      {data.runs.length === 0 && (
        <div className={classes.none}>
          {job.enabled ? 'None: nothing starts it by itself.' : 'None while the job is off.'}
        </div>
      )}
      {data.runs.length > 0 && (
        <div className={classes.cards}>
          <NextRunCards runs={data.runs} />
        </div>
      )}
      {data.conditions.length > 0 && (
        <ul className={classes.list}>
          {data.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
