import type { JobResponse } from '@/api';
import { Columns } from '@/components/ui/Columns';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { RunStrip } from '@/components/ui/RunStrip';
import { stripCells } from '@/lib/stripCells';
import { targetStatuses } from '@/lib/targetStatuses';
import { JobRunsTable } from './JobRunsTable';
import { JobSettingsPanel } from './JobSettingsPanel';

/** How a job went, run by run, and what it joins. */
export function JobOverview({ job }: { job: JobResponse }) {
  const targets = targetStatuses(job.lastRun?.operations ?? []);
  return (
    <Columns
      main={
        <>
          <Panel title="Last 30 days" padded>
            <RunStrip cells={stripCells(job.strip)} large />
          </Panel>
          <JobRunsTable jobId={job.id} several={job.repositories.length > 1} />
        </>
      }
      side={
        <>
          <Panel title="Sources">
            <LinkRows
              none="No source is left in this job."
              rows={job.sources.map((source) => ({
                key: source.id,
                to: `/sources/${source.id}`,
                name: source.name,
                words: source.serverName,
              }))}
            />
          </Panel>
          <Panel title="Repositories">
            <LinkRows
              none="No repository is left in this job."
              rows={job.repositories.map((repository) => ({
                key: repository.id,
                to: `/repositories/${repository.id}`,
                name: repository.name,
                words: repository.poolName,
                status: targets.find((target) => target.id === repository.id)?.status,
              }))}
            />
          </Panel>
          <JobSettingsPanel job={job} />
        </>
      }
    />
  );
}
