import { Select } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import type { AuditEventResponse } from '@/api';
import { listAuditEventsInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { FilterBar } from '@/components/ui/FilterBar';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { useListFilters } from '@/lib/useListFilters';
import { usePages } from '@/lib/usePages';
import { auditColumns } from './auditColumns';
import { VerifyTrail } from './VerifyTrail';

const subjectTypes = [
  { value: 'server', label: 'Servers' },
  { value: 'source', label: 'Sources' },
  { value: 'storage_pool', label: 'Storage pools' },
  { value: 'repository', label: 'Repositories' },
  { value: 'job', label: 'Jobs' },
  { value: 'operation', label: 'Operations' },
  { value: 'backup', label: 'Backups' },
  { value: 'user', label: 'Users and sign-ins' },
  { value: 'api_token', label: 'API tokens' },
];

/** Every change, sign-in, restore and download, in a trail that cannot be altered unseen. */
export function AuditPage() {
  const { filters, set } = useListFilters();
  const { subjectType, subjectId, action } = filters;
  const list = usePages<AuditEventResponse>(
    listAuditEventsInfiniteOptions({ query: { subjectType, subjectId, action } }),
  );
  return (
    <>
      <PageHeader
        title="Audit"
        sub="Every change, sign-in, restore and download. Each entry carries the hash of the one before."
        actions={<VerifyTrail />}
      />
      <DataTable
        label="Audit events"
        columns={auditColumns}
        rows={list.rows}
        rowId={(event) => event.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        toolbar={
          <FilterBar>
            <Select
              aria-label="About"
              placeholder="About anything"
              clearable
              allowDeselect
              w={200}
              data={subjectTypes}
              value={subjectType ?? null}
              onChange={(value) => set({ subjectType: value ?? undefined, subjectId: undefined })}
            />
          </FilterBar>
        }
        empty={
          <EmptyState
            icon={IconShieldSearch}
            title="Nothing matches"
            text="No event is recorded for this filter."
          />
        }
      />
    </>
  );
}
