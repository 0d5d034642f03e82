import { useForm } from '@mantine/form';
import type { CreateSourceRequest, SourceResponse } from '@/api';

export interface SourceFormValues {
  name: string;
  serverId: string | null;
  preScript: string;
  postScript: string;
  scriptTimeoutSeconds: number;
  tags: string[];
  active: boolean;
}

/** What the form of a source of any type asks for, beside its settings. */
export function useSourceForm(source?: SourceResponse, serverId?: string) {
  return useForm<SourceFormValues>({
    initialValues: {
      name: source?.name ?? '',
      serverId: source?.serverId ?? serverId ?? null,
      preScript: source?.preScript ?? '',
      postScript: source?.postScript ?? '',
      scriptTimeoutSeconds: source?.scriptTimeoutSeconds ?? 300,
      tags: source?.tags ?? [],
      active: source?.active ?? true,
    },
  });
}

/** The request that saves what the form says. */
export function sourceRequest(
  values: SourceFormValues,
  settings: CreateSourceRequest['settings'],
): CreateSourceRequest {
  return {
    name: values.name,
    serverId: values.serverId ?? '',
    settings,
    preScript: values.preScript || null,
    postScript: values.postScript || null,
    scriptTimeoutSeconds: values.scriptTimeoutSeconds,
    tags: values.tags,
    active: values.active,
  };
}
