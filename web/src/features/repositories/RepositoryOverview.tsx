import { Link } from '@tanstack/react-router';
import type { RepositoryResponse } from '@/api';
import { Columns } from '@/components/ui/Columns';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { RecoveryKitPanel } from './RecoveryKitPanel';
import { RepositoryBackupsPanel } from './RepositoryBackupsPanel';
import { RepositoryFactsPanel } from './RepositoryFactsPanel';
import { SizesPanel } from './SizesPanel';

/** What a repository holds and takes, the way back without us, and who writes to it. */
export function RepositoryOverview({ repository }: { repository: RepositoryResponse }) {
  return (
    <Columns
      main={
        <>
          <SizesPanel repository={repository} />
          <RepositoryBackupsPanel repositoryId={repository.id} />
        </>
      }
      side={
        <>
          <RecoveryKitPanel repository={repository} />
          <RepositoryFactsPanel repository={repository} />
          <Panel title="Jobs" side={<Link to="/jobs">All jobs</Link>}>
            <LinkRows
              none="No job writes here yet."
              rows={repository.usedByJobs.map((job) => ({
                key: job.id,
                to: `/jobs/${job.id}`,
                name: job.name,
              }))}
            />
          </Panel>
        </>
      }
    />
  );
}
