import { Button } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OperationSummary } from '@/api';
import { listOperationsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useCan } from '@/lib/useCan';
import { countWords, usePages } from '@/lib/usePages';
import { BulkActions } from './BulkActions';
import { OperationFilters } from './OperationFilters';
import { OperationsTabs } from './OperationsTabs';
import { operationColumns } from './operationColumns';
import { useLiveRows } from './useLiveRows';

/** Everything that ran, runs or waits to run, newest first. */
export function OperationsPage() {
  const query = useSearch({ from: '/framed/operations' });
  const {
    rows: listed,
    error,
    retry,
    paging,
  } = usePages<OperationSummary>(listOperationsInfiniteOptions({ query }), 60_000);
  const rows = useLiveRows(listed);
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const mayControl = useCan('operations_control');
  const filtered = Object.keys(query).length > 0;
  return (
    <>
      <PageHeader
        title="Operations"
        count={countWords(rows, paging.hasMore)}
        sub="Every backup, restore and check, as it happens and as it ended."
      />
      <OperationsTabs />
      <DataTable
        label="Operations"
        columns={operationColumns}
        rows={rows}
        rowId={(operation) => operation.id}
        error={error}
        onRetry={retry}
        paging={paging}
        selection={
          mayControl
            ? {
                ids: chosen,
                onChange: setChosen,
                actions: (
                  <BulkActions
                    chosen={rows?.filter((operation) => chosen.has(operation.id)) ?? []}
                    onDone={() => setChosen(new Set())}
                  />
                ),
              }
            : undefined
        }
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
