import { Button } from '@mantine/core';
import { IconCalendarRepeat, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { JobResponse } from '@/api';
import { listJobsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterBar } from '@/components/ui/FilterBar';
import { PageHeader } from '@/components/ui/PageHeader';
import { SearchField } from '@/components/ui/SearchField';
import { DataTable } from '@/components/ui/table/DataTable';
import { useAddDrawer } from '@/lib/useAddDrawer';
import { useListFilters } from '@/lib/useListFilters';
import { countWords, usePages } from '@/lib/usePages';
import { JobDrawer } from './JobDrawer';
import { jobColumns } from './jobColumns';
import { RunJobsButton } from './RunJobsButton';

/** What is backed up where, and how it went in the last 30 days. */
export function JobsPage() {
  const { filters, set } = useListFilters();
  const { search } = filters;
  const drawer = useAddDrawer();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const list = usePages<JobResponse>(listJobsInfiniteOptions({ query: { search } }));
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={drawer.open}>
      New job
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Jobs"
        count={countWords(list.rows, list.paging.hasMore)}
        sub="What is backed up, where to, and how it went."
        actions={add}
      />
      <DataTable
        label="Jobs"
        columns={jobColumns}
        rows={list.rows}
        rowId={(job) => job.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        selection={{
          ids: chosen,
          onChange: setChosen,
          actions: <RunJobsButton ids={[...chosen]} onDone={() => setChosen(new Set())} />,
        }}
        toolbar={
          <FilterBar>
            <SearchField label="Search jobs" value={search} onChange={(text) => set({ search: text })} />
          </FilterBar>
        }
        empty={
          search ? (
            <EmptyState icon={IconCalendarRepeat} title="No job matches" text="Change the search." />
          ) : (
            <EmptyState
              icon={IconCalendarRepeat}
              title="No jobs yet"
              text="A job joins sources with repositories: one thing to run and to watch."
              action={add}
            />
          )
        }
      />
      {drawer.opened && <JobDrawer onClose={drawer.close} />}
    </>
  );
}
