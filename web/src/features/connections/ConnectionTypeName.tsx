import { useCatalog } from '@/lib/useCatalog';

/** A type of connection by its title. */
export function ConnectionTypeName({ type }: { type: string }) {
  return useCatalog()?.connectionTypes.find((one) => one.type === type)?.title ?? type;
}
