import { Link } from '@tanstack/react-router';
import type { ConnectionResponse } from '@/api';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';

/** What is backed up through a connection. */
export function ConnectionSourcesPanel({ connection }: { connection: ConnectionResponse }) {
  return (
    <Panel title="Sources" side={<Link to="/sources">All sources</Link>}>
      <LinkRows
        none="No source uses it yet."
        rows={connection.usedBySources.map((source) => ({
          key: source.id,
          to: `/sources/${source.id}`,
          name: source.name,
        }))}
      />
    </Panel>
  );
}
