import type { CatalogType } from '@/api';
import { visibleFields } from '@/components/ui/catalog/fieldTypes';
import { SettingValue } from '@/components/ui/catalog/SettingValue';
import { Properties, type Property } from '@/components/ui/Properties';
import { ConnectionName } from './ConnectionName';

interface SettingsPropertiesProps {
  type: CatalogType | undefined;
  settings: object;
  secretsSet?: readonly string[];
  /** Shown after the settings. */
  more?: Property[];
}

/** Settings of any type in the catalog's words; what does not belong to the choices made is left out. */
export function SettingsProperties({ type, settings, secretsSet = [], more = [] }: SettingsPropertiesProps) {
  const values = settings as Record<string, unknown>;
  const fields = visibleFields(type?.fields ?? [], values)
    .filter((field) => !field.advanced || (values[field.name] ?? '') !== '')
    .map((field) => ({
      label: field.label,
      value:
        field.kind === 'connection' && values[field.name] ? (
          <ConnectionName id={String(values[field.name])} />
        ) : (
          <SettingValue field={field} value={values[field.name]} stored={secretsSet.includes(field.name)} />
        ),
    }));
  return <Properties items={[...fields, ...more]} />;
}
