import { useQuery } from '@tanstack/react-query';
import { listConnectionsOptions } from '@/api/@tanstack/react-query.gen';

/** The connections of a type, of one server or of all. */
export function useConnections(type: string | null | undefined, serverId?: string | null) {
  const query = { type: type ?? undefined, serverId: serverId ?? undefined, limit: 200 };
  return useQuery({ ...listConnectionsOptions({ query: query as never }), enabled: !!type });
}
