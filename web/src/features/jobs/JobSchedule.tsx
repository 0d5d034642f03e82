import type { JobResponse } from '@/api';
import { Columns } from '@/components/ui/Columns';
import { NextRunsPanel } from './NextRunsPanel';
import { OrderPanel } from './OrderPanel';
import { SchedulesPanel } from './SchedulesPanel';

/** When a job runs, what that comes to, and which other jobs it minds. */
export function JobSchedule({ job }: { job: JobResponse }) {
  return (
    <Columns
      main={
        <>
          <SchedulesPanel job={job} />
          <NextRunsPanel job={job} />
        </>
      }
      side={<OrderPanel job={job} />}
    />
  );
}
