import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { getRepositoryOptions } from '@/api/@tanstack/react-query.gen';
import { EngineName } from '@/components/settings/EngineName';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FactStrip } from '@/components/ui/FactStrip';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { formatBytes, formatCount, humanize } from '@/lib/format';
import { useListFilters } from '@/lib/useListFilters';
import { RepositoryActions } from './RepositoryActions';
import { RepositoryOverview } from './RepositoryOverview';
import { RepositoryRetention } from './RepositoryRetention';

/** One repository: what it holds and takes, whether it was checked, and the way back without us. */
export function RepositoryPage() {
  const { id } = useParams({ from: '/framed/repositories/$id' });
  const { filters, set } = useListFilters();
  const { data: repository, error, refetch } = useQuery(getRepositoryOptions({ path: { id } }));
  if (error && !repository) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!repository) return <PageSkeleton />;
  return (
    <>
      <PageHeader
        title={repository.name}
        badges={
          <>
            <StatusBadge status={repository.status} />
            <Tags tags={repository.tags} />
          </>
        }
        sub={
          <>
            <EngineName kind={repository.engine} /> on{' '}
            <Link to="/storage/$id" params={{ id: repository.poolId }}>
              {repository.poolName}
            </Link>
            {repository.statusReason && ` · ${repository.statusReason}`}
          </>
        }
        actions={<RepositoryActions repository={repository} />}
      />
      <FactStrip
        facts={[
          { label: 'Backups', value: formatCount(repository.backupCount) },
          {
            label: 'Stored',
            value: formatBytes(repository.deduplicatedBytes),
            note: 'what it takes in the pool',
          },
          { label: 'Last backup', value: <RelativeTime value={repository.lastBackupAt} none="Never" /> },
          {
            label: 'Checked',
            value: <RelativeTime value={repository.lastCheckedAt} none="Never" />,
            note: repository.lastCheckResult && (
              <StatusBadge
                status={repository.lastCheckResult.replace(/,.*/, '')}
                label={humanize(repository.lastCheckResult)}
                plain
              />
            ),
          },
        ]}
      />
      <Tabs
        value={filters.tab ?? 'overview'}
        onChange={(tab) => set({ tab: tab === 'overview' ? undefined : (tab ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="retention">Retention</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <RepositoryOverview repository={repository} />
        </Tabs.Panel>
        <Tabs.Panel value="retention">
          <RepositoryRetention repository={repository} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
