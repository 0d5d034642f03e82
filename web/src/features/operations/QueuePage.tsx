import { Button } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { OperationSummary } from '@/api';
import { listOperationsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useCan } from '@/lib/useCan';
import { countWords, usePages } from '@/lib/usePages';
import { OperationsTabs } from './OperationsTabs';
import { queueColumns } from './queueColumns';
import { WaitingReasons } from './WaitingReasons';

/** What waits to run, and for each what it waits for. */
export function QueuePage() {
  const list = usePages<OperationSummary>(
    listOperationsInfiniteOptions({ query: { status: 'pending', limit: 200 } }),
    5_000,
  );
  const rows = list.rows?.toReversed();
  const mayControl = useCan('operations_control');
  return (
    <>
      <PageHeader
        title="Queue"
        count={countWords(rows, list.paging.hasMore)}
        sub="What waits to run. Restores come first, then priority, then age; workspaces take turns."
      />
      <OperationsTabs />
      {rows && rows.length > 5 && <WaitingReasons rows={rows} />}
      <DataTable
        label="Waiting operations"
        columns={queueColumns(mayControl)}
        rows={rows}
        rowId={(operation) => operation.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        empty={
          <EmptyState
            icon={IconHourglass}
            title="Nothing waits"
            text="Everything that was started runs or has ended. What has to wait stands here with its reason: a busy repository, a job that comes first, a closed window, a limit."
            action={
              <Button variant="default" renderRoot={(props) => <Link {...props} to="/calendar" />}>
                See what comes next
              </Button>
            }
          />
        }
      />
    </>
  );
}
