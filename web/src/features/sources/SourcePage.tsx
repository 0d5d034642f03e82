import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { getSourceOptions } from '@/api/@tanstack/react-query.gen';
import { SourceWords } from '@/components/settings/SettingsWords';
import { listsOf } from '@/components/settings/settingsWords';
import { Columns } from '@/components/ui/Columns';
import { emptyWords } from '@/components/ui/catalog/fieldTypes';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FactStrip } from '@/components/ui/FactStrip';
import { LinkRows } from '@/components/ui/LinkRows';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { formatCount, plural } from '@/lib/format';
import { useCatalog } from '@/lib/useCatalog';
import { SourceActions } from './SourceActions';
import { SourceBackupsPanel } from './SourceBackupsPanel';
import { SourceSettingsPanel } from './SourceSettingsPanel';
import { SourceTestPanel } from './SourceTestPanel';

/** One source: what it takes, how it was backed up last, which jobs use it. */
export function SourcePage() {
  const { id } = useParams({ from: '/framed/sources/$id' });
  const { data: source, error, refetch } = useQuery(getSourceOptions({ path: { id } }));
  const type = useCatalog()?.sourceTypes.find((one) => one.type === source?.type);
  if (error && !source) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!source) return <PageSkeleton />;
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
            <SourceWords of={source} /> on{' '}
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
          ...listsOf(type, source.settings)
            .slice(0, 2)
            .map(({ field, lines }) => ({
              label: field.label,
              value: lines.length ? formatCount(lines.length) : emptyWords(field),
            })),
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
