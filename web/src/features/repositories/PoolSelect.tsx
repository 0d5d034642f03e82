import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatBytes } from '@/lib/format';
import { usePools } from './usePools';

interface PoolSelectProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
  error?: ReactNode;
}

/** The pool that a repository lives in, with the room it has. */
export function PoolSelect({ value, onChange, error }: PoolSelectProps) {
  const pools = usePools();
  const chosen = pools.find((pool) => pool.id === value);
  return (
    <Select
      label="Storage pool"
      required
      searchable
      placeholder="Choose a pool"
      nothingFoundMessage="No such pool. Add it under Storage first."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={chosen?.freeBytes != null ? `${formatBytes(chosen.freeBytes)} free` : undefined}
      data={pools.map((pool) => ({ value: pool.id, label: pool.name }))}
      value={value ?? null}
      onChange={onChange}
      error={error}
    />
  );
}
