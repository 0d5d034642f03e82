import { useQuery } from '@tanstack/react-query';
import { listServersOptions } from '@/api/@tanstack/react-query.gen';

/** The name of a server, for a sentence. */
export function useServerName(id: string | null): string {
  const { data } = useQuery(listServersOptions({ query: { limit: 200 } }));
  if (!id) return 'Choose a server';
  return data?.items.find((server) => server.id === id)?.name ?? '…';
}
