import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { getSourceOptions } from '@/api/@tanstack/react-query.gen';
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
import { plural } from '@/lib/format';
import { SourceActions } from './SourceActions';
import { SourceBackupsPanel } from './SourceBackupsPanel';
import { SourceSettingsPanel } from './SourceSettingsPanel';
import { SourceTestPanel } from './SourceTestPanel';
import { whatOf } from './sourceWords';

/** One source: what it takes, how it was backed up last, which jobs use it. */
export function SourcePage() {
  const { id } = useParams({ from: '/framed/sources/$id' });
  const { data: source, error, refetch } = useQuery(getSourceOptions({ path: { id } }));
  if (error && !source) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!source) return <PageSkeleton />;
  const excluded = source.settings.excludePatterns?.length ?? 0;
  return (
    <>
      <PageHeader
        title={source.name}
        badges={
          <>
            {source.lastStatus && <StatusBadge status={source.lastStatus} />}
            {!source.active && <StatusBadge status="off" label="Inactive" />}
            <Tags tags={source.tags} />
          </>
        }
        sub={
          <>
            {whatOf(source)} on{' '}
            <Link to="/servers/$id" params={{ id: source.serverId }}>
              {source.serverName}
            </Link>
          </>
        }
        actions={<SourceActions source={source} />}
      />
      <FactStrip
        facts={[
          { label: 'Last backup', value: <RelativeTime value={source.lastBackupAt} none="Never" /> },
          { label: 'Takes', value: plural(source.settings.paths?.length ?? 0, 'path') },
          { label: 'Leaves out', value: excluded ? plural(excluded, 'pattern') : 'Nothing' },
          { label: 'In', value: plural(source.usedByJobs.length, 'job') },
        ]}
      />
      <Columns
        main={
          <>
            <SourceSettingsPanel source={source} />
            <SourceTestPanel source={source} />
          </>
        }
        side={
          <>
            <Panel title="Jobs" side={<Link to="/jobs">All jobs</Link>}>
              <LinkRows
                none="In no job yet, so nothing backs it up."
                rows={source.usedByJobs.map((job) => ({
                  key: job.id,
                  to: `/jobs/${job.id}`,
                  name: job.name,
                }))}
              />
            </Panel>
            <SourceBackupsPanel sourceId={source.id} />
          </>
        }
      />
    </>
  );
}
