import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CalendarJob } from '@/api';
import { FilterBar } from '@/components/ui/FilterBar';
import { lookOf } from '@/components/ui/statuses';
import { useListFilters } from '@/lib/useListFilters';
import classes from './Calendar.module.css';
import { dayKey, stepped, type View, views, viewTitle } from './calendarRange';

interface CalendarToolbarProps {
  view: View;
  date: Date;
  jobs: CalendarJob[];
  count: string;
}

const statuses = ['planned', 'running', 'pending', 'completed', 'warning', 'failed', 'cancelled'];

/** Which days are shown, and of which jobs and outcomes; all of it stands in the address. */
export function CalendarToolbar({ view, date, jobs, count }: CalendarToolbarProps) {
  const { filters, set } = useListFilters();
  const go = (by: 1 | -1) => set({ date: dayKey(stepped(view, date, by)) });
  return (
    <FilterBar>
      <div className={classes.steps}>
        <ActionIcon variant="default" size={34} aria-label={`Earlier ${view}`} onClick={() => go(-1)}>
          <IconChevronLeft size={17} />
        </ActionIcon>
        <ActionIcon variant="default" size={34} aria-label={`Later ${view}`} onClick={() => go(1)}>
          <IconChevronRight size={17} />
        </ActionIcon>
        <Button variant="default" size="sm" onClick={() => set({ date: undefined })}>
          Today
        </Button>
      </div>
      <div className={classes.title}>
        <h2>{viewTitle(view, date)}</h2>
        <span>{count}</span>
      </div>
      <div className={classes.filters}>
        <Select
          aria-label="Job"
          placeholder="Any job"
          w={190}
          clearable
          allowDeselect
          searchable
          data={jobs.map((job) => ({ value: job.id, label: job.name }))}
          value={filters.jobId ?? null}
          onChange={(jobId) => set({ jobId: jobId ?? undefined })}
        />
        <Select
          aria-label="Status"
          placeholder="Any status"
          w={140}
          clearable
          allowDeselect
          data={statuses.map((value) => ({ value, label: lookOf(value).label }))}
          value={filters.status ?? null}
          onChange={(status) => set({ status: status ?? undefined })}
        />
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={(next) => set({ view: next === 'week' ? undefined : next })}
          data={views}
        />
      </div>
    </FilterBar>
  );
}
