import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getCalendarOptions } from '@/api/@tanstack/react-query.gen';
import { Panel } from '@/components/ui/Panel';
import { plural } from '@/lib/format';
import { useNow } from '@/lib/useNow';
import { NextDayLine } from './NextDayLine';
import classes from './NextDayPanel.module.css';

const day = 86_400_000;

/** What starts by itself in the next 24 hours, on a line. */
export function NextDayPanel() {
  // By the quarter of an hour, so that the question stays the same for a while.
  const from = Math.floor(useNow(60_000).getTime() / 900_000) * 900_000;
  const query = useMemo(
    () => ({ from: new Date(from).toISOString(), to: new Date(from + day).toISOString() }),
    [from],
  );
  const { data } = useQuery({
    ...getCalendarOptions({ query }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  if (!data) return null;
  const coming = data.runs.filter((run) => !run.runId);
  const names = new Map(data.jobs.map((job) => [job.id, job.name]));
  return (
    <Panel
      title="Next 24 hours"
      note={coming.length > 0 ? plural(coming.length, 'run') : undefined}
      side={<Link to="/calendar">Calendar</Link>}
    >
      {coming.length === 0 ? (
        <div className={classes.none}>
          Nothing starts by itself. A job gets its schedules on its own page.
        </div>
      ) : (
        <NextDayLine from={from} runs={coming} names={names} />
      )}
    </Panel>
  );
}
