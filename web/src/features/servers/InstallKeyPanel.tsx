import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { installServerKey, type ServerResponse } from '@/api';
import { CopyLine } from '@/components/ui/CopyLine';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { useSave } from '@/lib/useSave';

/** While the server does not let us in: the line that installs our key, or a password that does it. */
export function InstallKeyPanel({ server }: { server: ServerResponse }) {
  const [password, setPassword] = useState('');
  const installing = useSave({
    save: async () =>
      (await installServerKey({ path: { id: server.id }, body: { password }, throwOnError: true })).data,
    touches: ['getServer', 'listServers'],
    done: () => setPassword(''),
  });
  const closed = server.status === 'untested' || server.status === 'unauthorized';
  if (!server.installCommand || !closed) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    installing.mutate(undefined);
  };
  return (
    <Panel title="Let BackupApi in" icon={IconKey} padded>
      <Stack gap={14}>
        <Text>
          Run this line on {server.name} as <b>{server.username}</b>, then test the connection.
        </Text>
        <CopyLine value={server.installCommand} label="the install line" />
        <form onSubmit={submit}>
          <Group gap={8} align="flex-end">
            <PasswordInput
              flex="1 1 220px"
              label="Or let us install it"
              description={`The password of ${server.username} is used once and not kept.`}
              autoComplete="off"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={installing.isPending}>
              Install our key
            </Button>
          </Group>
        </form>
        <ErrorNotice error={installing.error} />
      </Stack>
    </Panel>
  );
}
