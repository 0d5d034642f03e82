import { Button } from '@mantine/core';
import { IconDatabase, IconPlus } from '@tabler/icons-react';
import type { SourceResponse } from '@/api';
import { listSourcesInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterBar } from '@/components/ui/FilterBar';
import { PageHeader } from '@/components/ui/PageHeader';
import { SearchField } from '@/components/ui/SearchField';
import { DataTable } from '@/components/ui/table/DataTable';
import { useAddDrawer } from '@/lib/useAddDrawer';
import { useListFilters } from '@/lib/useListFilters';
import { countWords, usePages } from '@/lib/usePages';
import { SourceDrawer } from './SourceDrawer';
import { sourceColumns } from './sourceColumns';

/** What is backed up. */
export function SourcesPage() {
  const { filters, set } = useListFilters();
  const { search, serverId, type } = filters;
  const drawer = useAddDrawer();
  const query = { search, serverId: drawer.opened ? undefined : serverId, type };
  const list = usePages<SourceResponse>(listSourcesInfiniteOptions({ query: query as never }));
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={drawer.open}>
      Add source
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Sources"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="What is backed up, and where it lives."
        actions={add}
      />
      <DataTable
        label="Sources"
        columns={sourceColumns}
        rows={list.rows}
        rowId={(source) => source.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        toolbar={
          <FilterBar>
            <SearchField label="Search sources" value={search} onChange={(text) => set({ search: text })} />
          </FilterBar>
        }
        empty={
          search || serverId || type ? (
            <EmptyState
              icon={IconDatabase}
              title="No source matches"
              text="Change the search or the filters."
            />
          ) : (
            <EmptyState
              icon={IconDatabase}
              title="No sources yet"
              text="A source says what to back up: folders of a server, and what to leave out of them."
              action={add}
            />
          )
        }
      />
      {drawer.opened && <SourceDrawer serverId={serverId} onClose={drawer.close} />}
    </>
  );
}
