import { useForm } from '@mantine/form';
import type { CatalogType, CreateStoragePoolRequest, StoragePoolResponse } from '@/api';
import { defaultsOf, type FieldValues, settingsOf } from '@/components/ui/catalog/fieldTypes';

export interface PoolFormValues {
  name: string;
  settings: FieldValues;
  performanceTier: StoragePoolResponse['performanceTier'];
  redundancy: StoragePoolResponse['redundancy'];
  quotaBytes: number | null;
  alertThresholdPercent: number;
  tags: string[];
}

/** The form of a pool: what is known of one, or the type's defaults. */
export function usePoolForm(type: CatalogType, pool?: StoragePoolResponse) {
  return useForm<PoolFormValues>({
    initialValues: {
      name: pool?.name ?? '',
      settings: pool ? { ...pool.settings } : defaultsOf(type.fields),
      performanceTier: pool?.performanceTier ?? 'standard',
      redundancy: pool?.redundancy ?? 'none',
      quotaBytes: pool?.quotaBytes ?? null,
      alertThresholdPercent: pool?.alertThresholdPercent ?? 80,
      tags: pool?.tags ?? [],
    },
  });
}

export type PoolForm = ReturnType<typeof usePoolForm>;

/** The request that saves what the form says. */
export function poolRequest(type: CatalogType, values: PoolFormValues): CreateStoragePoolRequest {
  return {
    ...values,
    settings: settingsOf(
      type.type,
      type.fields,
      values.settings,
    ) as unknown as CreateStoragePoolRequest['settings'],
  };
}

export const tiers = [
  { value: 'standard', label: 'Standard' },
  { value: 'performance', label: 'Performance: fast disks' },
  { value: 'archive', label: 'Archive: large and slow' },
];

export const redundancies = [
  { value: 'none', label: 'None' },
  { value: 'raid1', label: 'RAID 1' },
  { value: 'raid5', label: 'RAID 5' },
  { value: 'raid6', label: 'RAID 6' },
  { value: 'raid10', label: 'RAID 10' },
  { value: 'distributed', label: 'Distributed' },
];
