import { Button } from '@mantine/core';
import { IconDatabase, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listSourcesOptions } from '@/api/@tanstack/react-query.gen';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';

/** What is backed up from a server. */
export function ServerSourcesPanel({ serverId }: { serverId: string }) {
  const sources = useQuery(listSourcesOptions({ query: { serverId } }));
  return (
    <Panel
      title="Sources on it"
      icon={IconDatabase}
      note={sources.data?.items.length}
      side={
        <Button
          component={Link}
          to={`/sources?new=1&serverId=${serverId}`}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} />}
        >
          Add source
        </Button>
      }
    >
      <LinkRows
        none="Nothing is backed up from this server yet."
        rows={(sources.data?.items ?? []).map((source) => ({
          key: source.id,
          to: `/sources/${source.id}`,
          name: source.name,
          words: source.lastBackupAt ? <RelativeTime value={source.lastBackupAt} /> : 'No backup yet',
          status: source.lastStatus ?? undefined,
        }))}
      />
    </Panel>
  );
}
