import { useForm } from '@mantine/form';
import type { ConnectionResponse } from '@/api';

export interface ConnectionFormValues {
  name: string;
  serverId: string | null;
  isDefault: boolean;
  tags: string[];
}

/** What the form of a connection of any type asks for, beside its settings. */
export function useConnectionForm(connection?: ConnectionResponse, serverId?: string) {
  return useForm<ConnectionFormValues>({
    initialValues: {
      name: connection?.name ?? '',
      serverId: connection?.serverId ?? serverId ?? null,
      isDefault: connection?.isDefault ?? false,
      tags: connection?.tags ?? [],
    },
  });
}

export type ConnectionForm = ReturnType<typeof useConnectionForm>;
