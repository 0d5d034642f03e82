import { Button } from '@mantine/core';
import { IconCalendarRepeat, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobResponse, ScheduleResponse } from '@/api';
import { listSchedulesOptions } from '@/api/@tanstack/react-query.gen';
import { ScheduleDrawer } from '@/components/schedule/ScheduleDrawer';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { useAddDrawer } from '@/lib/useAddDrawer';
import { useCan } from '@/lib/useCan';
import { ScheduleRow } from './ScheduleRow';

/** The schedules of a job; each starts it for itself. */
export function SchedulesPanel({ job }: { job: JobResponse }) {
  const list = useQuery(listSchedulesOptions({ query: { jobId: job.id, limit: 100 } }));
  const [changing, setChanging] = useState<ScheduleResponse | null>(null);
  const adding = useAddDrawer();
  const mayWrite = useCan('jobs_write');
  const schedules = list.data?.items;
  const add = (
    <Button
      size="compact-md"
      variant={schedules?.length ? 'default' : 'filled'}
      leftSection={<IconPlus size={15} />}
      onClick={adding.open}
    >
      Add schedule
    </Button>
  );
  return (
    <Panel title="Schedules" side={mayWrite && !!schedules?.length && add}>
      {list.error && !schedules && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {schedules?.length === 0 && (
        <EmptyState
          icon={IconCalendarRepeat}
          title="It runs only when somebody starts it"
          text="A schedule starts it by itself: at times of day, on weekdays or days of the month, every few hours, or by cron."
          action={mayWrite && add}
        />
      )}
      {schedules?.map((schedule) => (
        <ScheduleRow
          key={schedule.id}
          schedule={schedule}
          jobEnabled={job.enabled}
          onEdit={mayWrite ? () => setChanging(schedule) : undefined}
        />
      ))}
      {adding.opened && mayWrite && <ScheduleDrawer jobId={job.id} onClose={adding.close} />}
      {changing && <ScheduleDrawer jobId={job.id} schedule={changing} onClose={() => setChanging(null)} />}
    </Panel>
  );
}
