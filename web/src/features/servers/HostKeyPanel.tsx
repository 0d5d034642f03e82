import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { acceptHostKey, type ServerResponse } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { CopyLine } from '@/components/ui/CopyLine';
import { Panel } from '@/components/ui/Panel';
import { useSave } from '@/lib/useSave';

/** After the host key changed: both fingerprints, and the decision that only a person can take. */
export function HostKeyPanel({ server }: { server: ServerResponse }) {
  const [asking, { open, close }] = useDisclosure();
  const offered = server.offeredHostKeyFingerprint;
  const accepting = useSave({
    save: async () => {
      const body = { fingerprint: offered ?? '' };
      return (await acceptHostKey({ path: { id: server.id }, body, throwOnError: true })).data;
    },
    touches: ['getServer', 'listServers', 'getDashboard'],
    done: close,
  });
  if (server.status !== 'host_key_changed' || !offered) return null;
  return (
    <Panel title="The host key changed" icon={IconAlertTriangle} padded>
      <Stack gap={14}>
        <Text>
          {server.name} shows another host key than the one you confirmed. Nothing is sent to it until this is
          settled: either the machine was installed anew, or something else answers in its place.
        </Text>
        {server.hostKeyFingerprint && (
          <div>
            <Text c="dimmed" mb={4}>
              Confirmed
            </Text>
            <CopyLine value={server.hostKeyFingerprint} label="the confirmed fingerprint" />
          </div>
        )}
        <div>
          <Text c="dimmed" mb={4}>
            Shown now
          </Text>
          <CopyLine value={offered} label="the new fingerprint" />
        </div>
        <Group>
          <Button onClick={open}>Accept the new key</Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title="Accept the new host key?"
        action="Accept it"
        typedName={server.name}
        pending={accepting.isPending}
        error={accepting.error}
        onConfirm={() => accepting.mutate(undefined)}
      >
        Only do so after comparing it on the server itself. Passwords and data would go to whoever holds this
        key.
      </ConfirmDialog>
    </Panel>
  );
}
