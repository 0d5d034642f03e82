import { IconCalendar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { getCalendarOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { Panel } from '@/components/ui/Panel';
import { plural } from '@/lib/format';
import { offsetWords, ownZone } from '@/lib/zoneTime';
import { CalendarBody } from './CalendarBody';
import { CalendarToolbar } from './CalendarToolbar';
import { dayOf, daysOf, rangeOf, type View } from './calendarRange';
import { statusOf } from './calendarRuns';

/** Past and coming runs of all jobs, by day, week or month. */
export function CalendarPage() {
  const search = useSearch({ from: '/framed/calendar' });
  const view: View = search.view === 'day' || search.view === 'month' ? search.view : 'week';
  const date = dayOf(search.date);
  const days = daysOf(view, date);
  const { from, to } = rangeOf(days);
  const { data, error, refetch } = useQuery({
    ...getCalendarOptions({ query: { from: from.toISOString(), to: to.toISOString() } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const runs = data.runs.filter(
    (run) =>
      Date.parse(run.startsAt) >= from.getTime() &&
      (!search.jobId || run.jobId === search.jobId) &&
      (!search.status || statusOf(run) === search.status),
  );
  const zone = ownZone();
  return (
    <>
      <PageHeader
        title="Calendar"
        sub={`What ran and what is to come, in the time of this device: ${zone}${zone === 'UTC' ? '' : ` (${offsetWords(zone)})`}.`}
      />
      <Panel>
        <CalendarToolbar view={view} date={date} jobs={data.jobs} count={plural(runs.length, 'run')} />
        {data.isCut && (
          <div style={{ padding: '10px 16px' }}>
            There are more runs than can be shown: look at fewer days.
          </div>
        )}
        {runs.length === 0 ? (
          <EmptyState
            icon={IconCalendar}
            title="No run in this time"
            text={
              search.jobId || search.status
                ? 'Choose other filters, or another time.'
                : 'Nothing ran, and no schedule starts anything. A job gets its schedules on its own page.'
            }
          />
        ) : (
          <CalendarBody view={view} date={date} days={days} runs={runs} jobs={data.jobs} />
        )}
      </Panel>
    </>
  );
}
