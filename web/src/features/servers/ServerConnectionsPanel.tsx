import { Button } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listConnectionsOptions } from '@/api/@tanstack/react-query.gen';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { joinWords } from '@/lib/format';

/** The ways into the databases of a server. */
export function ServerConnectionsPanel({ serverId }: { serverId: string }) {
  const connections = useQuery(listConnectionsOptions({ query: { serverId } }));
  const items = connections.data?.items ?? [];
  return (
    <Panel
      title="Connections"
      icon={IconPlugConnected}
      note={connections.data && items.length}
      side={
        <Button
          component={Link}
          to={`/connections?new=1&serverId=${serverId}`}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} />}
        >
          Add connection
        </Button>
      }
    >
      <LinkRows
        none="No database of this server is known yet."
        rows={items.map((connection) => ({
          key: connection.id,
          to: `/connections/${connection.id}`,
          name: connection.name,
          words: joinWords(connection.usedBySources.map((source) => source.name)),
          status: connection.status,
        }))}
      />
    </Panel>
  );
}
