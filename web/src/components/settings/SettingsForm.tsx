import { useMemo } from 'react';
import { CatalogForm } from '@/components/ui/catalog/CatalogForm';
import type { FieldControls, FieldProps } from '@/components/ui/catalog/fieldTypes';
import { errorsUnder } from '@/lib/errorsUnder';
import { ConnectionField } from './ConnectionField';
import { DatabaseListField } from './DatabaseListField';
import { HostKeyField } from './HostKeyField';
import { SettingsScope } from './settingsScope';
import type { TypedSettings } from './useTypedSettings';

interface SettingsFormProps {
  typed: TypedSettings;
  /** Of the whole request; those of settings stand under `settings.`. */
  errors: Record<string, unknown>;
  secretsSet?: readonly string[];
  /** The server that the settings speak of. */
  serverId?: string | null;
  onBrowse?: FieldProps['onBrowse'];
}

/** Kinds of fields that ask the API. */
const controls: FieldControls = {
  connection: ConnectionField,
  database_list: DatabaseListField,
  host_key: HostKeyField,
};

/** The settings of any source, pool or connection. */
export function SettingsForm({ typed, errors, secretsSet, serverId = null, onBrowse }: SettingsFormProps) {
  const { type, values, change } = typed;
  const { connectionType } = type;
  const scope = useMemo(() => ({ serverId, connectionType }), [serverId, connectionType]);
  return (
    <SettingsScope value={scope}>
      <CatalogForm
        key={type.type}
        fields={type.fields}
        values={values}
        errors={errorsUnder(errors, 'settings')}
        secretsSet={secretsSet}
        onChange={change}
        onBrowse={onBrowse}
        controls={controls}
      />
    </SettingsScope>
  );
}
