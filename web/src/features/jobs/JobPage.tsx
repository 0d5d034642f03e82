import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getJobOptions } from '@/api/@tanstack/react-query.gen';
import { Columns } from '@/components/ui/Columns';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FactStrip } from '@/components/ui/FactStrip';
import { LinkRows } from '@/components/ui/LinkRows';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { RunStrip } from '@/components/ui/RunStrip';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { formatBytes, formatCount, formatDuration } from '@/lib/format';
import { stripCells } from '@/lib/stripCells';
import { targetStatuses } from '@/lib/targetStatuses';
import { JobActions } from './JobActions';
import { JobRunsTable } from './JobRunsTable';
import { JobSettingsPanel } from './JobSettingsPanel';
import { outcomeWords, whatAndWhere } from './jobWords';

/** One job: how it went, run by run, and what it joins. */
export function JobPage() {
  const { id } = useParams({ from: '/framed/jobs/$id' });
  const { data: job, error, refetch } = useQuery(getJobOptions({ path: { id } }));
  if (error && !job) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!job) return <PageSkeleton />;
  const { statistics: all, lastRun } = job;
  const targets = targetStatuses(lastRun?.operations ?? []);
  return (
    <>
      <PageHeader
        title={job.name}
        badges={
          <>
            {lastRun && <StatusBadge status={lastRun.status} />}
            {!job.enabled && <StatusBadge status="off" />}
            <Tags tags={job.tags} />
          </>
        }
        sub={[whatAndWhere(job), job.description].filter(Boolean).join(' · ')}
        actions={<JobActions job={job} />}
      />
      <FactStrip
        facts={[
          { label: 'Last run', value: <RelativeTime value={lastRun?.createdAt} none="Never" /> },
          {
            label: 'Size',
            value: formatBytes(lastRun?.originalBytes),
            note: lastRun?.newBytes != null && `${formatBytes(lastRun.newBytes)} of it new`,
          },
          { label: 'Takes', value: formatDuration(all.averageDurationSeconds), note: 'on average' },
          {
            label: 'Runs',
            value: formatCount(all.runs),
            note: outcomeWords(all),
          },
        ]}
      />
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
    </>
  );
}
