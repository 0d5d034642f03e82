import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { BackupResponse } from '@/api';
import { listBackupsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useListFilters } from '@/lib/useListFilters';
import { countWords, usePages } from '@/lib/usePages';
import { BackupFilters } from './BackupFilters';
import { backupColumns } from './backupColumns';

/** What can be restored, newest first. */
export function BackupsPage() {
  const { filters, set } = useListFilters();
  const list = usePages<BackupResponse>(listBackupsInfiniteOptions({ query: filters }));
  const filtered = Object.keys(filters).length > 0;
  return (
    <>
      <PageHeader
        title="Backups"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="Each is complete in itself: open one to browse its files and restore any of them."
      />
      <DataTable
        label="Backups"
        columns={backupColumns}
        rows={list.rows}
        rowId={(backup) => backup.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        toolbar={<BackupFilters />}
        empty={
          filtered ? (
            <EmptyState
              icon={IconArchive}
              title="No backup matches"
              text="Change the search or the filters."
              action={
                <Button
                  variant="default"
                  onClick={() =>
                    set(Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])))
                  }
                >
                  Show all backups
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={IconArchive}
              title="No backups yet"
              text="A backup is what a run of a job leaves behind: everything its source held at that moment."
              action={<Button renderRoot={(props) => <Link {...props} to="/jobs" />}>Run a job</Button>}
            />
          )
        }
      />
    </>
  );
}
