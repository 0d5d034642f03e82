import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getCatalogOptions } from '@/api/@tanstack/react-query.gen';
import { CreateRepositoryDrawer } from './CreateRepositoryDrawer';
import { ImportRepositoryDrawer } from './ImportRepositoryDrawer';

interface NewRepositoryDrawerProps {
  /** The pool to start with. */
  poolId?: string;
  onClose: () => void;
}

const ways = [
  { value: 'create', label: 'New' },
  { value: 'import', label: 'Import an existing one' },
];

/** Adds a repository: a new one, or one that already lies in a pool. */
export function NewRepositoryDrawer({ poolId, onClose }: NewRepositoryDrawerProps) {
  const catalog = useQuery({ ...getCatalogOptions(), staleTime: Number.POSITIVE_INFINITY });
  const [way, setWay] = useState('create');
  if (!catalog.data) return null;
  const choice = <SegmentedControl fullWidth data={ways} value={way} onChange={setWay} />;
  return way === 'create' ? (
    <CreateRepositoryDrawer
      engines={catalog.data.engines}
      poolId={poolId}
      choice={choice}
      onClose={onClose}
    />
  ) : (
    <ImportRepositoryDrawer poolId={poolId} choice={choice} onClose={onClose} />
  );
}
