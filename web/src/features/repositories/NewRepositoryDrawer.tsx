import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useCatalog } from '@/lib/useCatalog';
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
  const catalog = useCatalog();
  const [way, setWay] = useState('create');
  if (!catalog) return null;
  const choice = <SegmentedControl fullWidth data={ways} value={way} onChange={setWay} />;
  return way === 'create' ? (
    <CreateRepositoryDrawer catalog={catalog} poolId={poolId} choice={choice} onClose={onClose} />
  ) : (
    <ImportRepositoryDrawer poolId={poolId} choice={choice} onClose={onClose} />
  );
}
