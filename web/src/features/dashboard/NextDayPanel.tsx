import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getCalendarOptions, getCalendarPeriodsOptions } from '@/api/@tanstack/react-query.gen';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
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
  const { data, error, refetch } = useQuery({
    ...getCalendarOptions({ query }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const { data: rules } = useQuery({
    ...getCalendarPeriodsOptions({ query }),
    placeholderData: keepPreviousData,
  });
  if (error && !data)
    return (
      <Panel title="Next 24 hours">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Panel>
    );
  if (!data) return null;
  const periods = rules?.periods ?? [];
  const coming = data.runs.filter((run) => !run.runId);
  const names = new Map(data.jobs.map((job) => [job.id, job.name]));
  return (
    <Panel
      title="Next 24 hours"
      note={note(coming.length, periods.length)}
      side={<Link to="/calendar">Calendar</Link>}
    >
      {coming.length === 0 && periods.length === 0 ? (
        <div className={classes.none}>
          Nothing starts by itself. A job gets its schedules on its own page.
        </div>
      ) : (
        <NextDayLine from={from} runs={coming} periods={periods} names={names} />
      )}
    </Panel>
  );
}

function note(runs: number, periods: number): string | undefined {
  if (runs > 0) return plural(runs, 'run');
  return periods > 0 ? 'nothing starts' : undefined;
}
