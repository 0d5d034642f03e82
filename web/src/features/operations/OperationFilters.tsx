import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { FilterBar } from '@/components/ui/FilterBar';
import { lookOf } from '@/components/ui/statuses';
import { kindWords, runName } from '@/lib/operationWords';
import { useListFilters } from '@/lib/useListFilters';

const statuses = ['running', 'pending', 'paused', 'completed', 'warning', 'failed', 'cancelled'];
const narrowing = {
  jobId: 'Of one job',
  serverId: 'Of one server',
  repositoryId: 'Of one repository',
  sourceId: 'Of one source',
};

/** Status and kind as choices; what a link narrowed the list to can be taken away. */
export function OperationFilters() {
  const { filters, set } = useListFilters();
  const links = Object.entries(narrowing).filter(([name]) => filters[name]);
  if (filters.runId) links.push(['runId', `Run ${runName(filters.runId)}`]);
  return (
    <FilterBar>
      <Select
        aria-label="Status"
        placeholder="Any status"
        w={160}
        clearable
        allowDeselect
        value={filters.status ?? null}
        data={statuses.map((value) => ({ value, label: lookOf(value).label }))}
        onChange={(status) => set({ status: status ?? undefined })}
      />
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        w={160}
        clearable
        allowDeselect
        value={filters.kind ?? null}
        data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        onChange={(kind) => set({ kind: kind ?? undefined })}
      />
      {links.map(([name, words]) => (
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
