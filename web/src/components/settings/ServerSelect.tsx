import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listServersOptions } from '@/api/@tanstack/react-query.gen';

interface ServerSelectProps {
  value?: string | null;
  onChange?: (value: string | null) => void;
  error?: unknown;
}

/** The server that something is on. */
export function ServerSelect({ value, onChange, error }: ServerSelectProps) {
  const servers = useQuery(listServersOptions({ query: { limit: 200 } }));
  return (
    <Select
      label="Server"
      required
      searchable
      placeholder="Choose a server"
      nothingFoundMessage="No such server. Add it under Servers first."
      data={(servers.data?.items ?? []).map((server) => ({ value: server.id, label: server.name }))}
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      error={error ? String(error) : undefined}
    />
  );
}
