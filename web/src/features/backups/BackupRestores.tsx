import { IconHistory } from '@tabler/icons-react';
import type { RestoreResponse } from '@/api';
import { listRestoresInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { restoreColumns } from '@/components/restore/restoreColumns';
import { EmptyState } from '@/components/ui/EmptyState';
import { DataTable } from '@/components/ui/table/DataTable';
import { usePages } from '@/lib/usePages';

/** What was restored from this backup, and what came of it. */
export function BackupRestores({ backupId }: { backupId: string }) {
  const list = usePages<RestoreResponse>(listRestoresInfiniteOptions({ query: { backupId } }));
  return (
    <DataTable
      label="Restores"
      columns={restoreColumns}
      rows={list.rows}
      rowId={(restore) => restore.id}
      error={list.error}
      onRetry={list.retry}
      paging={list.paging}
      empty={
        <EmptyState
          icon={IconHistory}
          title="Never restored"
          text="Restore a folder of it to a scratch place: that proves that it can be restored."
        />
      }
    />
  );
}
