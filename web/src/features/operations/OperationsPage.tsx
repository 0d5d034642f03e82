import { Button } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import type { OperationSummary } from '@/api';
import { listOperationsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { countWords, usePages } from '@/lib/usePages';
import { OperationFilters } from './OperationFilters';
import { operationColumns } from './operationColumns';

/** Everything that ran, runs or waits to run, newest first. */
export function OperationsPage() {
  const query = useSearch({ from: '/framed/operations' });
  const { rows, error, retry, paging } = usePages<OperationSummary>(
    listOperationsInfiniteOptions({ query: query as never }),
    60_000,
  );
  const filtered = Object.keys(query).length > 0;
  return (
    <>
      <PageHeader
        title="Operations"
        count={countWords(rows, paging.hasMore)}
        sub="Every backup, restore and check, as it happens and as it ended."
      />
      <DataTable
        label="Operations"
        columns={operationColumns}
        rows={rows}
        rowId={(operation) => operation.id}
        error={error}
        onRetry={retry}
        paging={paging}
        toolbar={<OperationFilters />}
        empty={
          <EmptyState
            icon={IconActivity}
            title={filtered ? 'Nothing matches these filters' : 'Nothing has run yet'}
            text={
              filtered
                ? 'Choose other filters, or show everything.'
                : 'An operation is one run of something: a backup, a restore, a check. Start a job to see the first one.'
            }
            action={
              filtered ? (
                <Button variant="default" renderRoot={(props) => <Link {...props} to="/operations" />}>
                  Show everything
                </Button>
              ) : (
                <Button renderRoot={(props) => <Link {...props} to="/jobs" />}>Go to jobs</Button>
              )
            }
          />
        }
      />
    </>
  );
}
