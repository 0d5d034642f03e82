import { Button } from '@mantine/core';
import { IconPlus, IconStack2 } from '@tabler/icons-react';
import type { StoragePoolResponse } from '@/api';
import { listStoragePoolsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useAddDrawer } from '@/lib/useAddDrawer';
import { countWords, usePages } from '@/lib/usePages';
import { PoolDrawer } from './PoolDrawer';
import { poolColumns } from './poolColumns';

/** Where backups are kept. */
export function StoragePage() {
  const drawer = useAddDrawer();
  const list = usePages<StoragePoolResponse>(listStoragePoolsInfiniteOptions());
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={drawer.open}>
      Add storage
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Storage"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="Pools are where repositories live: a disk, a share, a bucket or a folder of another machine."
        actions={add}
      />
      <DataTable
        label="Storage pools"
        columns={poolColumns}
        rows={list.rows}
        rowId={(pool) => pool.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        empty={
          <EmptyState
            icon={IconStack2}
            title="No storage yet"
            text="A pool is a place for repositories. It is tested before it is saved, measured from then on, and says so before it is full."
            action={add}
          />
        }
      />
      {drawer.opened && <PoolDrawer onClose={drawer.close} />}
    </>
  );
}
