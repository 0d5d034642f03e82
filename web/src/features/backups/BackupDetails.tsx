import { Link } from '@tanstack/react-router';
import type { BackupResponse } from '@/api';
import { Columns } from '@/components/ui/Columns';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';
import { formatCount, formatDuration } from '@/lib/format';
import { formatAbsolute } from '@/lib/time';
import { useCatalog } from '@/lib/useCatalog';
import { proofOf } from './backupWords';
import { SizeBars } from './SizeBars';

/** Where it came from, how it was made, what it takes. */
export function BackupDetails({ backup }: { backup: BackupResponse }) {
  const engine = useCatalog()?.engines.find((one) => one.kind === backup.engine);
  const proof = proofOf(backup);
  const { jobId, sourceId, serverId, operationId } = backup;
  return (
    <Columns
      main={
        <Panel title="Details">
          <Properties
            items={[
              { label: 'Archive', value: backup.archive },
              { label: 'Begun', value: formatAbsolute(backup.startedAt) },
              { label: 'Finished', value: formatAbsolute(backup.completedAt) },
              { label: 'Took', value: formatDuration(backup.durationSeconds) },
              { label: 'Files', value: formatCount(backup.fileCount) },
              {
                label: 'Source',
                value: sourceId && (
                  <Link to="/sources/$id" params={{ id: sourceId }}>
                    {backup.sourceName}
                  </Link>
                ),
              },
              {
                label: 'Server',
                value: serverId && (
                  <Link to="/servers/$id" params={{ id: serverId }}>
                    {backup.serverName}
                  </Link>
                ),
              },
              {
                label: 'Job',
                value: jobId && (
                  <Link to="/jobs/$id" params={{ id: jobId }}>
                    {backup.jobName}
                  </Link>
                ),
              },
              {
                label: 'Repository',
                value: (
                  <>
                    <Link to="/repositories/$id" params={{ id: backup.repositoryId }}>
                      {backup.repositoryName}
                    </Link>{' '}
                    on {backup.poolName}
                  </>
                ),
              },
              {
                label: 'Made by',
                value: operationId ? (
                  <Link to="/operations/$id" params={{ id: operationId }}>
                    the run that made it
                  </Link>
                ) : (
                  'found in the repository when it was imported'
                ),
              },
              { label: 'Engine', value: engine?.title ?? backup.engine },
              { label: 'Tool', value: backup.toolVersion },
              {
                label: 'Proven',
                value: proof ? `${proof.how}, ${formatAbsolute(proof.at)}` : 'not yet',
              },
              {
                label: 'Last restored',
                value: backup.lastRestoredAt ? formatAbsolute(backup.lastRestoredAt) : 'never',
              },
            ]}
          />
        </Panel>
      }
      side={<SizeBars backup={backup} />}
    />
  );
}
