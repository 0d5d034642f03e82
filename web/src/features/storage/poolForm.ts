import { useForm } from '@mantine/form';
import type { StoragePoolResponse } from '@/api';

export interface PoolFormValues {
  name: string;
  performanceTier: StoragePoolResponse['performanceTier'];
  redundancy: StoragePoolResponse['redundancy'];
  quotaBytes: number | null;
  alertThresholdPercent: number;
  tags: string[];
}

/** What the form of a pool of any type asks for, beside its settings. */
export function usePoolForm(pool?: StoragePoolResponse) {
  return useForm<PoolFormValues>({
    initialValues: {
      name: pool?.name ?? '',
      performanceTier: pool?.performanceTier ?? 'standard',
      redundancy: pool?.redundancy ?? 'none',
      quotaBytes: pool?.quotaBytes ?? null,
      alertThresholdPercent: pool?.alertThresholdPercent ?? 80,
      tags: pool?.tags ?? [],
    },
  });
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
