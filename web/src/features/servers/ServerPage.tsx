import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getServerOptions } from '@/api/@tanstack/react-query.gen';
import { Columns } from '@/components/ui/Columns';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FactStrip } from '@/components/ui/FactStrip';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { formatBytes, plural } from '@/lib/format';
import { CapabilityPanels } from './CapabilityPanels';
import { HostKeyPanel } from './HostKeyPanel';
import { InstallKeyPanel } from './InstallKeyPanel';
import { ServerActions } from './ServerActions';
import { ServerConnectionsPanel } from './ServerConnectionsPanel';
import { ServerLimitPanel } from './ServerLimitPanel';
import { ServerSourcesPanel } from './ServerSourcesPanel';
import { addressOf, borgOf } from './serverWords';
import { TestPanel } from './TestPanel';

/** One server: whether it works, what was found on it, and what is backed up from it. */
export function ServerPage() {
  const { id } = useParams({ from: '/framed/servers/$id' });
  const { data: server, error, refetch } = useQuery(getServerOptions({ path: { id } }));
  if (error && !server) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!server) return <PageSkeleton />;
  const found = server.capabilities;
  return (
    <>
      <PageHeader
        title={server.name}
        badges={
          <>
            <StatusBadge status={server.status} />
            <Tags tags={server.tags} />
          </>
        }
        sub={[addressOf(server), server.description].filter(Boolean).join(' · ')}
        actions={<ServerActions server={server} />}
      />
      <FactStrip
        facts={[
          { label: 'System', value: found?.operatingSystem ?? 'Not detected yet', note: found?.kernel },
          {
            label: 'Machine',
            value: found ? plural(found.cpus, 'core') : '–',
            note: found && `${formatBytes(found.memoryBytes)} memory, ${found.architecture}`,
          },
          { label: 'Borg', value: borgOf(server) },
          { label: 'Tested', value: <RelativeTime value={server.lastTestedAt} none="Never" /> },
          {
            label: 'Used by',
            value: plural(server.usedBy.jobs, 'job'),
            note: plural(server.usedBy.sources, 'source'),
          },
        ]}
      />
      <Columns
        main={
          <>
            <HostKeyPanel server={server} />
            <InstallKeyPanel server={server} />
            <TestPanel server={server} />
            <ServerSourcesPanel serverId={server.id} />
            <ServerConnectionsPanel serverId={server.id} />
          </>
        }
        side={
          <>
            <ServerLimitPanel serverId={server.id} />
            <CapabilityPanels server={server} />
          </>
        }
      />
    </>
  );
}
