import { useMediaQuery } from '@mantine/hooks';
import type { CalendarJob, CalendarRun } from '@/api';
import { Agenda } from './Agenda';
import { dayKey, type View } from './calendarRange';
import { Lanes } from './Lanes';
import { MonthSheet } from './MonthSheet';

interface CalendarBodyProps {
  view: View;
  date: Date;
  days: Date[];
  runs: CalendarRun[];
  jobs: CalendarJob[];
}

/** A month as a sheet, days as lanes; on a phone days are lists, and a month's sheet stands above the list of one day. */
export function CalendarBody({ view, date, days, runs, jobs }: CalendarBodyProps) {
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const names = new Map(jobs.map((job) => [job.id, job.name]));
  if (view === 'month') {
    const chosen = runs.filter((run) => dayKey(new Date(run.startsAt)) === dayKey(date));
    return (
      <>
        <MonthSheet days={days} date={date} runs={runs} names={names} narrow={narrow} />
        {narrow && <Agenda days={[date]} runs={chosen} names={names} />}
      </>
    );
  }
  return narrow ? (
    <Agenda days={days} runs={runs} names={names} />
  ) : (
    <Lanes days={days} runs={runs} names={names} />
  );
}
