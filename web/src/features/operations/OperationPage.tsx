import { useParams } from '@tanstack/react-router';
import { OperationActions } from '@/components/operation/OperationActions';
import { OperationBody } from '@/components/operation/OperationBody';
import { useOperation } from '@/components/operation/useOperation';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { statusWord } from '@/lib/operationWords';
import { OperationFacts } from './OperationFacts';

/** One run of something: phases, live figures, the terminal, and how it ended. */
export function OperationPage() {
  const { id } = useParams({ from: '/framed/operations/$id' });
  const { data: operation, error, refetch } = useOperation(id);
  if (error && !operation) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!operation) return <PageSkeleton />;
  return (
    <>
      <PageHeader
        title={operation.title}
        badges={<StatusBadge status={operation.status} label={statusWord(operation)} />}
        sub={<OperationFacts operation={operation} />}
        actions={<OperationActions operation={operation} />}
      />
      <OperationBody operation={operation} />
    </>
  );
}
