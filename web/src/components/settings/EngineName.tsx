import { useCatalog } from '@/lib/useCatalog';

/** An engine by its title. */
export function EngineName({ kind }: { kind: string }) {
  return useCatalog()?.engines.find((one) => one.kind === kind)?.title ?? kind;
}
