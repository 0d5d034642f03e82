import { Button, Select } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ConnectionResponse } from '@/api';
import { listConnectionsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { ConnectionDrawer } from '@/components/connection/ConnectionDrawer';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterBar } from '@/components/ui/FilterBar';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useAddDrawer } from '@/lib/useAddDrawer';
import { useCan } from '@/lib/useCan';
import { useCatalog } from '@/lib/useCatalog';
import { useListFilters } from '@/lib/useListFilters';
import { countWords, usePages } from '@/lib/usePages';
import { connectionColumns } from './connectionColumns';

/** How databases are reached and signed in to. */
export function ConnectionsPage() {
  const { filters, set } = useListFilters();
  const { serverId, type } = filters;
  const drawer = useAddDrawer();
  const navigate = useNavigate();
  const mayAdd = useCan('connections_write');
  const types = useCatalog()?.connectionTypes ?? [];
  const query = { serverId: drawer.opened ? undefined : serverId, type };
  const list = usePages<ConnectionResponse>(listConnectionsInfiniteOptions({ query }));
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} />} onClick={drawer.open}>
      Add connection
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Connections"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="How the databases of a server are reached and signed in to, for sources and restores."
        actions={add}
      />
      <DataTable
        label="Connections"
        columns={connectionColumns}
        rows={list.rows}
        rowId={(connection) => connection.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        toolbar={
          <FilterBar>
            <Select
              aria-label="Type"
              placeholder="Any type"
              clearable
              allowDeselect
              w={200}
              data={types.map((one) => ({ value: one.type, label: one.title }))}
              value={type ?? null}
              onChange={(value) => set({ type: value ?? undefined })}
            />
          </FilterBar>
        }
        empty={
          serverId || type ? (
            <EmptyState icon={IconPlugConnected} title="No connection matches" text="Change the filters." />
          ) : (
            <EmptyState
              icon={IconPlugConnected}
              title="No connections yet"
              text="A connection is a way into the databases of a server. Most are found by looking there; passwords are kept encrypted and never shown again."
              action={add}
            />
          )
        }
      />
      {drawer.opened && (
        <ConnectionDrawer
          serverId={serverId}
          onClose={drawer.close}
          onSaved={({ id }) => void navigate({ to: '/connections/$id', params: { id } })}
        />
      )}
    </>
  );
}
