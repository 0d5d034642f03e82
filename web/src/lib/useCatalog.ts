import { useQuery } from '@tanstack/react-query';
import { getCatalogOptions } from '@/api/@tanstack/react-query.gen';

/** Every type that the service knows, with what its form asks for. It does not change while the service runs. */
export const useCatalog = () =>
  useQuery({ ...getCatalogOptions(), staleTime: Number.POSITIVE_INFINITY }).data;
