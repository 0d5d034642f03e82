import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { RepositoryResponse } from '@/api';
import { listOperationsOptions } from '@/api/@tanstack/react-query.gen';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { useCan } from '@/lib/useCan';
import { MaintenanceDrawer } from './MaintenanceDrawer';
import { everyWords } from './maintenanceWords';
import { PruneDialog } from './PruneDialog';

/** When a repository is pruned and checked by itself, when it last was, and how that went. */
export function MaintenancePanel({ repository }: { repository: RepositoryResponse }) {
  const { maintenance: plan } = repository;
  const [editing, edit] = useDisclosure();
  const [pruning, prune] = useDisclosure();
  const mayWrite = useCan('repositories_write');
  const mayPrune = useCan('backups_delete');
  const query = { repositoryId: repository.id, kind: 'prune,check', limit: 8 };
  const { data: runs } = useQuery(listOperationsOptions({ query }));
  return (
    <>
      <Panel
        title="Prune and check"
        side={
          <>
            {mayPrune && (
              <Button variant="default" size="compact-sm" onClick={prune.open}>
                Prune
              </Button>
            )}
            {mayWrite && (
              <Button variant="default" size="compact-sm" onClick={edit.open}>
                Change
              </Button>
            )}
          </>
        }
      >
        <Properties
          items={[
            { label: 'Pruned', value: everyWords(plan.pruneEveryDays) },
            {
              label: 'Next prune',
              value: <RelativeTime value={repository.nextPruneAt} none="Not by itself" />,
            },
            { label: 'Last prune', value: <RelativeTime value={repository.lastPrunedAt} none="Never" /> },
            { label: 'Checked', value: everyWords(plan.checkEveryDays) },
            {
              label: 'All data read',
              value: plan.readAllWithinDays > 0 ? `within ${plan.readAllWithinDays} days` : 'Not by itself',
            },
            {
              label: 'Next check',
              value: <RelativeTime value={repository.nextCheckAt} none="Not by itself" />,
            },
            { label: 'Last check', value: <RelativeTime value={repository.lastCheckedAt} none="Never" /> },
            {
              label: 'Data last read',
              value: <RelativeTime value={repository.lastDataCheckAt} none="Never" />,
            },
            { label: 'Time', value: `${plan.time}, ${plan.timeZone}` },
          ]}
        />
      </Panel>
      <Panel title="Results">
        <LinkRows
          none="Neither pruned nor checked yet."
          rows={(runs?.items ?? []).map((run) => ({
            key: run.id,
            to: `/operations/${run.id}`,
            name: run.kind === 'prune' ? 'Prune' : 'Check',
            words: <RelativeTime value={run.startedAt ?? run.createdAt} />,
            status: run.status,
          }))}
        />
      </Panel>
      {editing && <MaintenanceDrawer repository={repository} onClose={edit.close} />}
      {pruning && <PruneDialog repository={repository} onClose={prune.close} />}
    </>
  );
}
