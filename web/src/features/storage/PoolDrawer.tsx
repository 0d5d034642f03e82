import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoragePoolResponse } from '@/api';
import { getCatalogOptions } from '@/api/@tanstack/react-query.gen';
import { PoolFormDrawer } from './PoolFormDrawer';

interface PoolDrawerProps {
  /** The pool to edit; without it a new one is made. */
  pool?: StoragePoolResponse;
  onClose: () => void;
}

/** Adds or edits a pool of any type that the catalog names. */
export function PoolDrawer({ pool, onClose }: PoolDrawerProps) {
  const catalog = useQuery({ ...getCatalogOptions(), staleTime: Number.POSITIVE_INFINITY });
  const types = catalog.data?.poolTypes ?? [];
  const [chosen, setChosen] = useState(pool?.type);
  const type = types.find((one) => one.type === chosen) ?? types[0];
  if (!type) return null;
  return (
    <PoolFormDrawer
      key={type.type}
      type={type}
      pool={pool}
      onClose={onClose}
      typeField={
        types.length > 1 &&
        !pool && (
          <Select
            label="Type"
            description={type.summary}
            data={types.map((one) => ({ value: one.type, label: one.title }))}
            value={type.type}
            onChange={(value) => setChosen(value ?? undefined)}
          />
        )
      }
    />
  );
}
