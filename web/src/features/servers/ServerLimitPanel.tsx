import { useQuery } from '@tanstack/react-query';
import { setServerLimit } from '@/api';
import { getServerLimitOptions } from '@/api/@tanstack/react-query.gen';
import { LimitPanel } from '@/components/operation/LimitPanel';
import { useCan } from '@/lib/useCan';

/** How many operations run on a server at once. */
export function ServerLimitPanel({ serverId }: { serverId: string }) {
  const path = { id: serverId };
  const { data } = useQuery(getServerLimitOptions({ path }));
  return (
    <LimitPanel
      where="on this server"
      limit={data}
      mayChange={useCan('servers_write')}
      save={(body) => setServerLimit({ path, body, throwOnError: true })}
      touches="getServerLimit"
    />
  );
}
