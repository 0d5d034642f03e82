import type { ConnectionResponse } from '@/api';
import { useCatalog } from '@/lib/useCatalog';
import { ConnectionFormDrawer } from './ConnectionFormDrawer';

interface ConnectionDrawerProps {
  /** The connection to edit; without it a new one is made. */
  connection?: ConnectionResponse;
  /** The server a new one starts with. */
  serverId?: string;
  /** The only type that is of use where it was asked for. */
  type?: string;
  onSaved: (connection: ConnectionResponse) => void;
  onClose: () => void;
}

/** Adds or edits a connection of any type that the catalog names. */
export function ConnectionDrawer({ type, ...props }: ConnectionDrawerProps) {
  const known = useCatalog()?.connectionTypes ?? [];
  const wanted = props.connection?.type ?? type;
  const [first, ...others] = known.filter((one) => !wanted || one.type === wanted);
  return first ? <ConnectionFormDrawer types={[first, ...others]} {...props} /> : null;
}
