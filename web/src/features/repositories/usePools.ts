import { useQuery } from '@tanstack/react-query';
import { listStoragePoolsOptions } from '@/api/@tanstack/react-query.gen';

/** The pools that a repository can live in. */
export const usePools = () => useQuery(listStoragePoolsOptions({ query: { limit: 200 } })).data?.items ?? [];
