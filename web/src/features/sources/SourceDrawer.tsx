import type { SourceResponse } from '@/api';
import { useCatalog } from '@/lib/useCatalog';
import { SourceFormDrawer } from './SourceFormDrawer';

interface SourceDrawerProps {
  /** The source to edit; without it a new one is made. */
  source?: SourceResponse;
  /** The server a new source starts with. */
  serverId?: string;
  onClose: () => void;
}

/** Adds or edits a source of any type that the catalog names. */
export function SourceDrawer(props: SourceDrawerProps) {
  const [first, ...others] = useCatalog()?.sourceTypes ?? [];
  return first ? <SourceFormDrawer types={[first, ...others]} {...props} /> : null;
}
