import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listBackupsOptions } from '@/api/@tanstack/react-query.gen';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { backupStatus } from '@/lib/backupStatus';
import { formatBytes } from '@/lib/format';
import { formatAbsolute, formatRelative } from '@/lib/time';

/** The newest backups of a source. */
export function SourceBackupsPanel({ sourceId }: { sourceId: string }) {
  const backups = useQuery(listBackupsOptions({ query: { sourceId, limit: 6 } }));
  return (
    <Panel
      title="Backups"
      side={
        <Link to="/backups" search={{ sourceId }}>
          All backups
        </Link>
      }
    >
      <LinkRows
        none="No backup yet."
        rows={(backups.data?.items ?? []).map((backup) => ({
          key: backup.id,
          to: `/backups/${backup.id}`,
          name: formatRelative(backup.startedAt),
          words: <span title={formatAbsolute(backup.startedAt)}>{formatBytes(backup.originalBytes)}</span>,
          status: backupStatus(backup),
        }))}
      />
    </Panel>
  );
}
