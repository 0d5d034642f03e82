import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { getRepositoryOptions } from '@/api/@tanstack/react-query.gen';
import { EngineName } from '@/components/settings/EngineName';
import { Columns } from '@/components/ui/Columns';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FactStrip } from '@/components/ui/FactStrip';
import { LinkRows } from '@/components/ui/LinkRows';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { formatBytes, formatCount } from '@/lib/format';
import { RecoveryKitPanel } from './RecoveryKitPanel';
import { RepositoryActions } from './RepositoryActions';
import { RepositoryBackupsPanel } from './RepositoryBackupsPanel';
import { RepositoryFactsPanel } from './RepositoryFactsPanel';
import { SizesPanel } from './SizesPanel';

/** One repository: what it holds and takes, whether it was checked, and the way back without us. */
export function RepositoryPage() {
  const { id } = useParams({ from: '/framed/repositories/$id' });
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
            note: 'deduplicated and compressed',
          },
          { label: 'Last backup', value: <RelativeTime value={repository.lastBackupAt} none="Never" /> },
          {
            label: 'Checked',
            value: <RelativeTime value={repository.lastCheckedAt} none="Never" />,
            note: repository.lastCheckResult && <StatusBadge status={repository.lastCheckResult} plain />,
          },
        ]}
      />
      <Columns
        main={
          <>
            <SizesPanel repository={repository} />
            <RepositoryBackupsPanel repositoryId={repository.id} />
          </>
        }
        side={
          <>
            <RecoveryKitPanel repository={repository} />
            <RepositoryFactsPanel repository={repository} />
            <Panel title="Jobs" side={<Link to="/jobs">All jobs</Link>}>
              <LinkRows
                none="No job writes here yet."
                rows={repository.usedByJobs.map((job) => ({
                  key: job.id,
                  to: `/jobs/${job.id}`,
                  name: job.name,
                }))}
              />
            </Panel>
          </>
        }
      />
    </>
  );
}
