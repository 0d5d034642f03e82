import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type CatalogType, createStoragePool, type StoragePoolResponse, updateStoragePool } from '@/api';
import { BytesInput } from '@/components/ui/BytesInput';
import { CatalogForm } from '@/components/ui/catalog/CatalogForm';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { errorsUnder } from '@/lib/errorsUnder';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { PoolSettingsTest } from './PoolSettingsTest';
import { poolRequest, redundancies, tiers, usePoolForm } from './poolForm';

interface PoolFormDrawerProps {
  type: CatalogType;
  typeField: ReactNode;
  pool?: StoragePoolResponse;
  onClose: () => void;
}

/** The form of a pool of one type; it is tested before it is saved. */
export function PoolFormDrawer({ type, typeField, pool, onClose }: PoolFormDrawerProps) {
  const form = usePoolForm(type, pool);
  const navigate = useNavigate();
  const saving = useSave({
    save: async () => {
      const body = poolRequest(type, form.values);
      if (!pool) return (await createStoragePool({ body, throwOnError: true })).data;
      const path = { id: pool.id };
      return (await updateStoragePool({ path, headers: ifMatch(pool.version), body, throwOnError: true }))
        .data;
    },
    touches: ['listStoragePools', 'getStoragePool', 'getStoragePoolUsage', 'getDashboard'],
    form,
    done: (saved) => {
      onClose();
      if (!pool) void navigate({ to: '/storage/$id', params: { id: saved.id } });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={pool ? `Edit ${pool.name}` : 'Add a storage pool'}
      submit={pool ? 'Save' : 'Test and add'}
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      {typeField}
      <TextInput label="Name" placeholder="nas-1" required {...form.getInputProps('name')} />
      <CatalogForm
        fields={type.fields}
        values={form.values.settings}
        errors={errorsUnder(form.errors, 'settings')}
        onChange={(settings) => form.setFieldValue('settings', settings)}
      />
      <PoolSettingsTest settings={poolRequest(type, form.values).settings} failure={saving.error} />
      <NumberInput
        label="Alert when fuller than"
        suffix=" %"
        min={1}
        max={100}
        w={200}
        {...form.getInputProps('alertThresholdPercent')}
      />
      <BytesInput
        label="Quota"
        description="The most that backups may take here. Empty for all the room there is."
        value={form.values.quotaBytes}
        error={form.errors.quotaBytes as string | undefined}
        onChange={(bytes) => form.setFieldValue('quotaBytes', bytes)}
      />
      <Select label="Tier" data={tiers} {...form.getInputProps('performanceTier')} />
      <Select
        label="Redundancy"
        description="How the disks below protect against the loss of one."
        data={redundancies}
        {...form.getInputProps('redundancy')}
      />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
    </FormDrawer>
  );
}
