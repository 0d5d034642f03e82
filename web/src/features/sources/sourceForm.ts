import { useForm } from '@mantine/form';
import type { CatalogType, CreateSourceRequest, SourceResponse } from '@/api';
import { defaultsOf, type FieldValues, settingsOf } from '@/components/ui/catalog/fieldTypes';

export interface SourceFormValues {
  name: string;
  serverId: string | null;
  type: string;
  settings: FieldValues;
  preScript: string;
  postScript: string;
  scriptTimeoutSeconds: number;
  tags: string[];
  active: boolean;
}

/** The form of a source: what is known of one, or the type's defaults. */
export function useSourceForm(type: CatalogType, source?: SourceResponse, serverId?: string) {
  return useForm<SourceFormValues>({
    initialValues: {
      name: source?.name ?? '',
      serverId: source?.serverId ?? serverId ?? null,
      type: type.type,
      settings: source ? { ...source.settings } : defaultsOf(type.fields),
      preScript: source?.preScript ?? '',
      postScript: source?.postScript ?? '',
      scriptTimeoutSeconds: source?.scriptTimeoutSeconds ?? 300,
      tags: source?.tags ?? [],
      active: source?.active ?? true,
    },
  });
}

export type SourceForm = ReturnType<typeof useSourceForm>;

/** The settings as the API takes them: its union of types is named by the catalog, not by this code. */
export const settingsFrom = (type: CatalogType, values: SourceFormValues) =>
  settingsOf(type.type, type.fields, values.settings) as unknown as CreateSourceRequest['settings'];

/** The request that saves what the form says. */
export function sourceRequest(type: CatalogType, values: SourceFormValues): CreateSourceRequest {
  return {
    name: values.name,
    serverId: values.serverId ?? '',
    settings: settingsFrom(type, values),
    preScript: values.preScript || null,
    postScript: values.postScript || null,
    scriptTimeoutSeconds: values.scriptTimeoutSeconds,
    tags: values.tags,
    active: values.active,
  };
}
