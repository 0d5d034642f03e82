import { Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listServersOptions } from '@/api/@tanstack/react-query.gen';
import type { ServerForm } from './serverForm';
import { splitAddress } from './serverWords';

interface ConnectionFieldsProps {
  form: ServerForm;
  /** The server that is edited: it cannot be its own way in. */
  exceptId?: string;
}

/** Where a server is reached, as whom, and through which other one. */
export function ConnectionFields({ form, exceptId }: ConnectionFieldsProps) {
  const servers = useQuery(listServersOptions({ query: { limit: 200 } }));
  const through = (servers.data?.items ?? []).filter(
    (server) => server.kind === 'ssh' && server.id !== exceptId,
  );
  const change = (text: string) => {
    const parts = splitAddress(text);
    const pasted = parts.username || (parts.port && text.length - form.values.address.length > 1);
    form.setValues(pasted ? parts : { address: text });
    form.clearFieldError('address');
  };
  return (
    <>
      <Group gap={12} align="flex-start" wrap="nowrap">
        <TextInput
          flex={1}
          label="Address"
          placeholder="web-1.example or 10.0.0.8"
          required
          spellCheck={false}
          data-autofocus
          {...form.getInputProps('address')}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <NumberInput
          w={92}
          label="Port"
          min={1}
          max={65535}
          hideControls
          allowDecimal={false}
          {...form.getInputProps('port')}
        />
      </Group>
      <TextInput
        label="User"
        description="Root reads everything. Another user needs sudo for files of others."
        required
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <Switch
        label="Use sudo"
        description="Runs borg as root there; sudo must not ask for a password."
        {...form.getInputProps('useSudo', { type: 'checkbox' })}
      />
      {through.length > 0 && (
        <Select
          label="Through another server"
          description="When this one can only be reached from there (ProxyJump)."
          placeholder="Directly"
          clearable
          searchable
          data={through.map((server) => ({ value: server.id, label: server.name }))}
          {...form.getInputProps('jumpServerId')}
        />
      )}
    </>
  );
}
