import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { FilterBar } from '@/components/ui/FilterBar';
import { SearchField } from '@/components/ui/SearchField';
import { lookOf } from '@/components/ui/statuses';
import { useListFilters } from '@/lib/useListFilters';

const statuses = ['completed', 'warning', 'vanished', 'deleted'];
const periods = [
  { value: '1', label: 'Last 24 hours' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '365', label: 'Last year' },
];
const narrowing = {
  jobId: 'Of one job',
  sourceId: 'Of one source',
  serverId: 'Of one server',
  repositoryId: 'In one repository',
};

const daysBack = (days: string) => new Date(Date.now() - Number(days) * 86_400_000).toISOString();

/** The period whose beginning is nearest to what the address says. */
const periodOf = (from: string | undefined) => {
  if (!from) return null;
  const days = (Date.now() - new Date(from).getTime()) / 86_400_000;
  return periods.find((period) => days <= Number(period.value) + 0.5)?.value ?? null;
};

/** Search, status and period; what a link narrowed the list to can be taken away. */
export function BackupFilters() {
  const { filters, set } = useListFilters();
  return (
    <FilterBar>
      <SearchField label="Search backups" value={filters.search} onChange={(search) => set({ search })} />
      <Select
        aria-label="Status"
        placeholder="Any status"
        w={150}
        clearable
        allowDeselect
        value={filters.status ?? null}
        data={statuses.map((value) => ({ value, label: lookOf(value).label }))}
        onChange={(status) => set({ status: status ?? undefined })}
      />
      <Select
        aria-label="Period"
        placeholder="Any time"
        w={150}
        clearable
        allowDeselect
        value={periodOf(filters.from)}
        data={periods}
        onChange={(days) => set({ from: days ? daysBack(days) : undefined, to: undefined })}
      />
      {Object.entries(narrowing)
        .filter(([name]) => filters[name])
        .map(([name, words]) => (
          <Button
            key={name}
            variant="light"
            rightSection={<IconX size={14} aria-label="Show all" />}
            onClick={() => set({ [name]: undefined })}
          >
            {words}
          </Button>
        ))}
    </FilterBar>
  );
}
