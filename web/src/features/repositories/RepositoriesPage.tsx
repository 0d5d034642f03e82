import { Button } from '@mantine/core';
import { IconBox, IconPlus } from '@tabler/icons-react';
import type { RepositoryResponse } from '@/api';
import { listRepositoriesInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useAddDrawer } from '@/lib/useAddDrawer';
import { useListFilters } from '@/lib/useListFilters';
import { countWords, usePages } from '@/lib/usePages';
import { NewRepositoryDrawer } from './NewRepositoryDrawer';
import { repositoryColumns } from './repositoryColumns';

/** The encrypted stores inside the pools. */
export function RepositoriesPage() {
  const { filters } = useListFilters();
  const drawer = useAddDrawer();
  const poolId = drawer.opened ? undefined : filters.poolId;
  const list = usePages<RepositoryResponse>(listRepositoriesInfiniteOptions({ query: { poolId } }));
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={drawer.open}>
      Add repository
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Repositories"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="Encrypted stores inside the pools; readable with the plain tool and a recovery kit."
        actions={add}
      />
      <DataTable
        label="Repositories"
        columns={repositoryColumns}
        rows={list.rows}
        rowId={(repository) => repository.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        empty={
          <EmptyState
            icon={IconBox}
            title="No repositories yet"
            text="A repository holds backups in a pool, with its own encryption and passphrase. An existing one can be imported."
            action={add}
          />
        }
      />
      {drawer.opened && <NewRepositoryDrawer poolId={filters.poolId} onClose={drawer.close} />}
    </>
  );
}
