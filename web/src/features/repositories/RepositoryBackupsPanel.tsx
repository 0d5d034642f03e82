import { IconArchive } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listBackupsOptions } from '@/api/@tanstack/react-query.gen';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { backupStatus } from '@/lib/backupStatus';

/** The newest backups of a repository. */
export function RepositoryBackupsPanel({ repositoryId }: { repositoryId: string }) {
  const backups = useQuery(listBackupsOptions({ query: { repositoryId, limit: 10 } }));
  return (
    <Panel
      title="Newest backups"
      icon={IconArchive}
      side={
        <Link to="/backups" search={{ repositoryId }}>
          All backups
        </Link>
      }
    >
      <LinkRows
        none="No backup yet."
        rows={(backups.data?.items ?? []).map((backup) => ({
          key: backup.id,
          to: `/backups/${backup.id}`,
          name: backup.sourceName ?? backup.name,
          words: <RelativeTime value={backup.startedAt} />,
          status: backupStatus(backup),
        }))}
      />
    </Panel>
  );
}
