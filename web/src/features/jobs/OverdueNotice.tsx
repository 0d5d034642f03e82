import { IconAlertTriangle } from '@tabler/icons-react';
import type { JobResponse } from '@/api';
import { Notice } from '@/components/operation/Notice';

/** Says that a run which was due did not take place, and why. */
export function OverdueNotice({ job }: { job: JobResponse }) {
  if (!job.overdue) return null;
  return (
    <Notice tone="orange" icon={IconAlertTriangle} title="A run is overdue">
      <p>{job.overdue} Run it now, or look at its schedule.</p>
    </Notice>
  );
}
