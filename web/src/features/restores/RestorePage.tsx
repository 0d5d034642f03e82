import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getRestoreOptions } from '@/api/@tanstack/react-query.gen';
import { OperationActions } from '@/components/operation/OperationActions';
import { OperationBody } from '@/components/operation/OperationBody';
import { useOperation } from '@/components/operation/useOperation';
import { restoreTitle } from '@/components/restore/restoreWords';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { statusWord } from '@/lib/operationWords';
import { LoadedDatabases } from './LoadedDatabases';
import { RestoreFacts } from './RestoreFacts';

/** One restore: what came back, where to, what was proven, and its run. */
export function RestorePage() {
  const { id } = useParams({ from: '/framed/restores/$id' });
  const { data: restore, error, refetch } = useQuery(getRestoreOptions({ path: { id } }));
  const operation = useOperation(restore?.operationId ?? '', restore !== undefined);
  if (error && !restore) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!restore) return <PageSkeleton />;
  const run = operation.data;
  return (
    <>
      <PageHeader
        title={restoreTitle(restore)}
        badges={<StatusBadge status={run?.status ?? restore.status} label={run && statusWord(run)} />}
        sub={<RestoreFacts restore={restore} />}
        actions={run && <OperationActions operation={run} />}
      />
      {operation.error && !run && (
        <ErrorNotice error={operation.error} onRetry={() => void operation.refetch()} />
      )}
      <LoadedDatabases restore={restore} />
      {run && <OperationBody operation={run} />}
    </>
  );
}
