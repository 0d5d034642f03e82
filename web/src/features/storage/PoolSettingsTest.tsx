import { type CreateStoragePoolRequest, testStoragePoolSettings } from '@/api';
import { SettingsTest } from '@/components/settings/SettingsTest';

interface PoolSettingsTestProps {
  settings: CreateStoragePoolRequest['settings'];
  /** The pool that is edited: its stored secrets are used where none is typed. */
  poolId?: string;
  failure: unknown;
  onInvalid: (errors: Record<string, string>) => void;
}

/** Tries a pool before it is saved. */
export function PoolSettingsTest({ settings, poolId, failure, onInvalid }: PoolSettingsTestProps) {
  const test = async () =>
    (await testStoragePoolSettings({ body: { settings, poolId }, throwOnError: true })).data;
  return (
    <SettingsTest
      settings={settings}
      words="Writes a small object, reads it back, lists and deletes it."
      test={test}
      failure={failure}
      onInvalid={onInvalid}
    />
  );
}
