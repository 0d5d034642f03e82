import { Button, Skeleton, Stack } from '@mantine/core';
import { IconDatabase, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ConnectionResponse } from '@/api';
import { listConnectionDatabasesOptions } from '@/api/@tanstack/react-query.gen';
import { DatabaseRow } from '@/components/connection/DatabaseRow';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { SearchField } from '@/components/ui/SearchField';
import { formatBytes, plural } from '@/lib/format';
import classes from './ConnectionDatabasesPanel.module.css';

/** More rows are shown on demand: a server can have thousands. */
const step = 100;

/** The databases behind a connection, as the server names them now: largest first, with what to know of each. */
export function ConnectionDatabasesPanel({ connection }: { connection: ConnectionResponse }) {
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(step);
  const databases = useQuery({
    ...listConnectionDatabasesOptions({ path: { id: connection.id } }),
    retry: false,
    staleTime: 60_000,
  });
  const all = databases.data?.items ?? [];
  const bytes = all.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
  const wanted = search.toLowerCase();
  const rows = all
    .filter((one) => one.name.toLowerCase().includes(wanted))
    .sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0));
  return (
    <Panel
      title="Databases"
      icon={IconDatabase}
      note={databases.data && `${all.length}, ${formatBytes(bytes)}`}
      side={
        <Button
          component={Link}
          to={`/sources?new=1&serverId=${connection.serverId}`}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} />}
        >
          Add source
        </Button>
      }
    >
      <ErrorNotice error={databases.error} onRetry={() => void databases.refetch()} />
      {databases.isPending && (
        <Stack gap={14} p={16}>
          {[60, 45, 52].map((width) => (
            <Skeleton key={width} height={14} width={`${width}%`} />
          ))}
        </Stack>
      )}
      {databases.data && all.length === 0 && (
        <EmptyState
          icon={IconDatabase}
          title="No database to back up"
          text="Only the server's own system databases exist."
        />
      )}
      {all.length > 10 && (
        <div className={classes.search}>
          <SearchField label="Filter databases" value={search} onChange={(text) => setSearch(text ?? '')} />
        </div>
      )}
      {rows.slice(0, most).map((database) => (
        <DatabaseRow key={database.name} database={database} />
      ))}
      {rows.length > most && (
        <div className={classes.more}>
          <Button variant="default" size="compact-md" onClick={() => setMost(most + step)}>
            Show {plural(Math.min(step, rows.length - most), 'more', 'more')} of {rows.length}
          </Button>
        </div>
      )}
    </Panel>
  );
}
