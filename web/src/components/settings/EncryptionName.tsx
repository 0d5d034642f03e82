import { useCatalog } from '@/lib/useCatalog';

/** How an engine encrypts, in its own words. */
export function EncryptionName({ engine, value }: { engine: string; value: string }) {
  const choices = useCatalog()?.engines.find((one) => one.kind === engine)?.encryptions;
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}
