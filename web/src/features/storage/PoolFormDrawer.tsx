import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type CatalogType, createStoragePool, type StoragePoolResponse, updateStoragePool } from '@/api';
import { SettingsForm } from '@/components/settings/SettingsForm';
import { TypeChoice } from '@/components/settings/TypeChoice';
import { useTypedSettings } from '@/components/settings/useTypedSettings';
import { BytesInput } from '@/components/ui/BytesInput';
import { Fold } from '@/components/ui/Fold';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { PoolSettingsTest } from './PoolSettingsTest';
import { redundancies, tiers, usePoolForm } from './poolForm';

interface PoolFormDrawerProps {
  types: [CatalogType, ...CatalogType[]];
  pool?: StoragePoolResponse;
  onClose: () => void;
}

/** The form of a pool of any type; it is tested before it is saved. */
export function PoolFormDrawer({ types, pool, onClose }: PoolFormDrawerProps) {
  const form = usePoolForm(pool);
  const typed = useTypedSettings(types, pool);
  const navigate = useNavigate();
  const saving = useSave({
    save: async () => {
      const body = { ...form.values, settings: typed.settings };
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
      dirty={form.isDirty() || typed.dirty}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      {!pool && <TypeChoice typed={typed} label="Where backups are kept" />}
      <TextInput label="Name" placeholder="nas-1" required {...form.getInputProps('name')} />
      <SettingsForm typed={typed} errors={form.errors} secretsSet={pool?.secretsSet} />
      <PoolSettingsTest
        settings={typed.settings}
        poolId={pool?.id}
        failure={saving.error}
        onInvalid={form.setErrors}
      />
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
      <Fold title="Tier, redundancy and tags">
        <Select label="Tier" data={tiers} {...form.getInputProps('performanceTier')} />
        <Select
          label="Redundancy"
          description="How the disks below protect against the loss of one."
          data={redundancies}
          {...form.getInputProps('redundancy')}
        />
        <TagsInput label="Tags" {...form.getInputProps('tags')} />
      </Fold>
    </FormDrawer>
  );
}
