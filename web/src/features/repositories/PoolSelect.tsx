import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listStoragePoolsOptions } from '@/api/@tanstack/react-query.gen';
import { formatBytes } from '@/lib/format';

interface PoolSelectProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
  error?: ReactNode;
}

/** The pool that a repository lives in, with the room it has. */
export function PoolSelect({ value, onChange, error }: PoolSelectProps) {
  const pools = useQuery(listStoragePoolsOptions({ query: { limit: 200 } }));
  const items = pools.data?.items ?? [];
  const chosen = items.find((pool) => pool.id === value);
  return (
    <Select
      label="Storage pool"
      required
      searchable
      placeholder="Choose a pool"
      nothingFoundMessage="No such pool. Add it under Storage first."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={chosen?.freeBytes != null ? `${formatBytes(chosen.freeBytes)} free` : undefined}
      data={items.map((pool) => ({ value: pool.id, label: pool.name }))}
      value={value ?? null}
      onChange={onChange}
      error={error}
    />
  );
}
