import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { getConnectionOptions } from '@/api/@tanstack/react-query.gen';
import { SettingsProperties } from '@/components/settings/SettingsProperties';
import { Columns } from '@/components/ui/Columns';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { Panel } from '@/components/ui/Panel';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { Tags } from '@/components/ui/Tags';
import { useCatalog } from '@/lib/useCatalog';
import { ConnectionActions } from './ConnectionActions';
import { ConnectionDatabasesPanel } from './ConnectionDatabasesPanel';
import { ConnectionSourcesPanel } from './ConnectionSourcesPanel';
import { ConnectionTestPanel } from './ConnectionTestPanel';
import { ConnectionTypeName } from './ConnectionTypeName';

/** One connection: whether it works, what lies behind it, and what is backed up through it. */
export function ConnectionPage() {
  const { id } = useParams({ from: '/framed/connections/$id' });
  const { data: connection, error, refetch } = useQuery(getConnectionOptions({ path: { id } }));
  const types = useCatalog()?.connectionTypes;
  if (error && !connection) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!connection) return <PageSkeleton />;
  return (
    <>
      <PageHeader
        title={connection.name}
        badges={
          <>
            <StatusBadge status={connection.status} />
            <Tags tags={connection.isDefault ? ['default', ...connection.tags] : connection.tags} />
          </>
        }
        sub={
          <>
            <ConnectionTypeName type={connection.type} /> on{' '}
            <Link to="/servers/$id" params={{ id: connection.serverId }}>
              {connection.serverName}
            </Link>
          </>
        }
        actions={<ConnectionActions connection={connection} />}
      />
      <Columns
        main={
          <>
            <ConnectionDatabasesPanel connection={connection} />
            <ConnectionTestPanel connection={connection} />
          </>
        }
        side={
          <>
            <Panel title="How it signs in">
              <SettingsProperties
                type={types?.find((one) => one.type === connection.type)}
                settings={connection.settings}
                secretsSet={connection.secretsSet}
              />
            </Panel>
            <ConnectionSourcesPanel connection={connection} />
          </>
        }
      />
    </>
  );
}
