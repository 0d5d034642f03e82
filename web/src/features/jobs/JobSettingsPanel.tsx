import type { JobResponse } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';
import { formatDuration, formatRate, humanize } from '@/lib/format';

/** How a job runs. */
export function JobSettingsPanel({ job }: { job: JobResponse }) {
  const { bandwidthLimitKbps: limit } = job;
  return (
    <Panel title="How it runs">
      <Properties
        items={[
          { label: 'Priority', value: humanize(job.priority) },
          { label: 'Bandwidth', value: limit ? formatRate(limit * 1000) : 'Unlimited' },
          { label: 'Niceness', value: job.nice },
          { label: 'Compression', value: job.compression ?? 'As the repository says' },
          { label: 'Longest run', value: formatDuration(job.maxRuntimeMinutes * 60) },
          { label: 'Script before', value: job.preScript },
          { label: 'Script after', value: job.postScript },
        ]}
      />
    </Panel>
  );
}
