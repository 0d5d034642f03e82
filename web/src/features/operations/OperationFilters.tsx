import { Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilterBar } from '@/components/ui/FilterBar';
import { lookOf } from '@/components/ui/statuses';
import { kindWords, runName } from '@/lib/operationWords';

const statuses = ['running', 'pending', 'paused', 'completed', 'warning', 'failed', 'cancelled'];
const narrowing = {
  jobId: 'one job',
  serverId: 'one server',
  repositoryId: 'one repository',
  sourceId: 'one source',
};

/** Status and kind as choices; what a link narrowed the list to can be taken away. */
export function OperationFilters() {
  const search = useSearch({ from: '/framed/operations' });
  const navigate = useNavigate({ from: '/operations' });
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const links = (Object.keys(narrowing) as (keyof typeof narrowing)[]).filter((name) => search[name]);
  return (
    <FilterBar>
      <Select
        aria-label="Status"
        placeholder="Any status"
        w={150}
        clearable
        value={search.status ?? null}
        data={statuses.map((value) => ({ value, label: lookOf(value).label }))}
        onChange={(status) => set({ status: status ?? undefined })}
      />
      <Select
        aria-label="Kind"
        placeholder="Any kind"
        w={150}
        clearable
        value={search.kind ?? null}
        data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        onChange={(kind) => set({ kind: kind ?? undefined })}
      />
      {search.runId && (
        <Button
          variant="light"
          rightSection={<IconX size={14} aria-label="Show all" />}
          onClick={() => set({ runId: undefined })}
        >
          Run {runName(search.runId)}
        </Button>
      )}
      {links.map((name) => (
        <Button
          key={name}
          variant="light"
          rightSection={<IconX size={14} aria-label="Show all" />}
          onClick={() => set({ [name]: undefined })}
        >
          Of {narrowing[name]}
        </Button>
      ))}
    </FilterBar>
  );
}
