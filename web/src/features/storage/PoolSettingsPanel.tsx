import type { StoragePoolResponse } from '@/api';
import { SettingsProperties } from '@/components/settings/SettingsProperties';
import { Panel } from '@/components/ui/Panel';
import { useCatalog } from '@/lib/useCatalog';

/** Where a pool is and how it is reached; of its secrets, only that they are stored. */
export function PoolSettingsPanel({ pool }: { pool: StoragePoolResponse }) {
  const type = useCatalog()?.poolTypes.find((one) => one.type === pool.type);
  return (
    <Panel title="Where it is" note={type?.title}>
      <SettingsProperties type={type} settings={pool.settings} secretsSet={pool.secretsSet} />
    </Panel>
  );
}
