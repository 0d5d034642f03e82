import type { JobResponse } from '@/api';
import { RetentionPanel } from '@/components/retention/RetentionPanel';

/** What stays of a job's backups: by its own rules, or by those of its repositories. */
export function JobRetention({ job }: { job: JobResponse }) {
  const { id, name, version, retention } = job;
  return <RetentionPanel of={{ kind: 'job', id, name, version, retention }} />;
}
