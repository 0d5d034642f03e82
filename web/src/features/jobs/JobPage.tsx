import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getJobOptions } from '@/api/@tanstack/react-query.gen';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FactStrip } from '@/components/ui/FactStrip';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { formatBytes, formatCount, formatDuration } from '@/lib/format';
import { useListFilters } from '@/lib/useListFilters';
import { JobActions } from './JobActions';
import { JobOverview } from './JobOverview';
import { JobRetention } from './JobRetention';
import { JobSchedule } from './JobSchedule';
import { JobTimeline } from './JobTimeline';
import { nextRunNote, outcomeWords, whatAndWhere } from './jobWords';
import { OverdueNotice } from './OverdueNotice';

/** One job: how it went, when it runs next, what it keeps, and what it joins. */
export function JobPage() {
  const { id } = useParams({ from: '/framed/jobs/$id' });
  const { filters, set } = useListFilters();
  const { data: job, error, refetch } = useQuery(getJobOptions({ path: { id } }));
  if (error && !job) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!job) return <PageSkeleton />;
  const { statistics: all, lastRun } = job;
  return (
    <>
      <PageHeader
        title={job.name}
        badges={
          <>
            {lastRun && <StatusBadge status={lastRun.status} />}
            {!job.enabled && <StatusBadge status="off" />}
            {job.overdue && <StatusBadge status="overdue" />}
            <Tags tags={job.tags} />
          </>
        }
        sub={[whatAndWhere(job), job.description].filter(Boolean).join(' · ')}
        actions={<JobActions job={job} />}
      />
      <OverdueNotice job={job} />
      <FactStrip
        facts={[
          { label: 'Last run', value: <RelativeTime value={lastRun?.createdAt} none="Never" /> },
          {
            label: 'Next run',
            value: <RelativeTime value={job.nextRunAt} none="Not by itself" />,
            note: nextRunNote(job),
          },
          {
            label: 'Size',
            value: formatBytes(lastRun?.originalBytes),
            note: lastRun?.newBytes != null && `${formatBytes(lastRun.newBytes)} of it new`,
          },
          { label: 'Takes', value: formatDuration(all.averageDurationSeconds), note: 'on average' },
          { label: 'Runs', value: formatCount(all.runs), note: outcomeWords(all) },
        ]}
      />
      <Tabs
        value={filters.tab ?? 'overview'}
        onChange={(tab) => set({ tab: tab === 'overview' ? undefined : (tab ?? undefined), new: undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="schedule">Schedule</Tabs.Tab>
          <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
          <Tabs.Tab value="retention">Retention</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <JobOverview job={job} />
        </Tabs.Panel>
        <Tabs.Panel value="schedule">
          <JobSchedule job={job} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <JobTimeline job={job} />
        </Tabs.Panel>
        <Tabs.Panel value="retention">
          <JobRetention job={job} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
