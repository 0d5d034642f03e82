import { Button } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RestoreResponse } from '@/api';
import { listRestoresInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { restoreColumns } from '@/components/restore/restoreColumns';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterBar } from '@/components/ui/FilterBar';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useListFilters } from '@/lib/useListFilters';
import { countWords, usePages } from '@/lib/usePages';

/** Everything that was brought back, with what was proven by it. */
export function RestoresPage() {
  const { filters, set } = useListFilters();
  const { backupId } = filters;
  const list = usePages<RestoreResponse>(listRestoresInfiniteOptions({ query: { backupId } }), 60_000);
  return (
    <>
      <PageHeader
        title="Restores"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="What was brought back, and what was proven by comparing it with its backup."
        actions={
          <Button renderRoot={(props) => <Link {...props} to="/backups" />}>Restore from a backup</Button>
        }
      />
      <DataTable
        label="Restores"
        columns={restoreColumns}
        rows={list.rows}
        rowId={(restore) => restore.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        toolbar={
          backupId && (
            <FilterBar>
              <Button
                variant="light"
                rightSection={<IconX size={14} aria-label="Show all" />}
                onClick={() => set({ backupId: undefined })}
              >
                Of one backup
              </Button>
            </FilterBar>
          )
        }
        empty={
          <EmptyState
            icon={IconHistory}
            title="Nothing was restored yet"
            text="Open a backup, choose files or everything, and restore to any folder of any server. That is also the best proof that a backup is good."
            action={
              <Button renderRoot={(props) => <Link {...props} to="/backups" />}>Choose a backup</Button>
            }
          />
        }
      />
    </>
  );
}
