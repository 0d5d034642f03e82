import type { StoragePoolResponse } from '@/api';
import { useCatalog } from '@/lib/useCatalog';
import { PoolFormDrawer } from './PoolFormDrawer';

interface PoolDrawerProps {
  /** The pool to edit; without it a new one is made. */
  pool?: StoragePoolResponse;
  onClose: () => void;
}

/** Adds or edits a pool of any type that the catalog names. */
export function PoolDrawer(props: PoolDrawerProps) {
  const [first, ...others] = useCatalog()?.poolTypes ?? [];
  return first ? <PoolFormDrawer types={[first, ...others]} {...props} /> : null;
}
