import { useQuery } from '@tanstack/react-query';
import { setStoragePoolLimit } from '@/api';
import { getStoragePoolLimitOptions } from '@/api/@tanstack/react-query.gen';
import { LimitPanel } from '@/components/operation/LimitPanel';
import { useCan } from '@/lib/useCan';

/** How many operations use a pool at once. */
export function PoolLimitPanel({ poolId }: { poolId: string }) {
  const path = { id: poolId };
  const { data } = useQuery(getStoragePoolLimitOptions({ path }));
  return (
    <LimitPanel
      where="in this pool"
      limit={data}
      mayChange={useCan('pools_write')}
      save={(body) => setStoragePoolLimit({ path, body, throwOnError: true })}
      touches="getStoragePoolLimit"
    />
  );
}
