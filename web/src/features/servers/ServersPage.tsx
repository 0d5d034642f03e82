import { Button, Select } from '@mantine/core';
import { IconPlus, IconServer2 } from '@tabler/icons-react';
import type { ServerResponse } from '@/api';
import { listServersInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterBar } from '@/components/ui/FilterBar';
import { PageHeader } from '@/components/ui/PageHeader';
import { SearchField } from '@/components/ui/SearchField';
import { lookOf } from '@/components/ui/statuses';
import { DataTable } from '@/components/ui/table/DataTable';
import { useAddDrawer } from '@/lib/useAddDrawer';
import { useListFilters } from '@/lib/useListFilters';
import { countWords, usePages } from '@/lib/usePages';
import { AddServerDrawer } from './AddServerDrawer';
import { serverColumns } from './serverColumns';

const statuses = ['reachable', 'unreachable', 'unauthorized', 'host_key_changed', 'untested'];

/** The machines to back up. */
export function ServersPage() {
  const { filters, set } = useListFilters();
  const { search, status } = filters;
  const drawer = useAddDrawer();
  const list = usePages<ServerResponse>(listServersInfiniteOptions({ query: { search, status } as never }));
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={drawer.open}>
      Add server
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Servers"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="The machines to back up: this one, and any that can be reached over SSH."
        actions={add}
      />
      <DataTable
        label="Servers"
        columns={serverColumns}
        rows={list.rows}
        rowId={(server) => server.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        toolbar={
          <FilterBar>
            <SearchField label="Search servers" value={search} onChange={(text) => set({ search: text })} />
            <Select
              aria-label="Status"
              placeholder="Any status"
              clearable
              allowDeselect
              w={180}
              data={statuses.map((value) => ({ value, label: lookOf(value).label }))}
              value={status ?? null}
              onChange={(value) => set({ status: value ?? undefined })}
            />
          </FilterBar>
        }
        empty={
          search || status ? (
            <EmptyState
              icon={IconServer2}
              title="No server matches"
              text="Change the search or the status."
            />
          ) : (
            <EmptyState
              icon={IconServer2}
              title="No servers yet"
              text="A server is a machine to back up. It needs no inbound route to this host and never sees a storage credential."
              action={add}
            />
          )
        }
      />
      <AddServerDrawer opened={drawer.opened} onClose={drawer.close} />
    </>
  );
}
