import type { RepositoryResponse } from '@/api';
import { RetentionPanel } from '@/components/retention/RetentionPanel';
import { Columns } from '@/components/ui/Columns';
import { MaintenancePanel } from './MaintenancePanel';

/** Which backups a repository keeps, and when it is pruned and checked by itself. */
export function RepositoryRetention({ repository }: { repository: RepositoryResponse }) {
  const { id, name, version, retention } = repository;
  return (
    <Columns
      main={<RetentionPanel of={{ kind: 'repository', id, name, version, retention }} />}
      side={<MaintenancePanel repository={repository} />}
    />
  );
}
