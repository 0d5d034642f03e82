import type { OperationSummary } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { formatBytes, formatDuration } from '@/lib/format';
import { statusWord } from '@/lib/operationWords';
import { OperationProgressCell } from './OperationProgressCell';
import { whereWords } from './operationRowWords';

/** The columns of the list of operations. */
export const operationColumns: Column<OperationSummary>[] = [
  {
    key: 'title',
    header: 'Operation',
    cell: (operation) => (
      <TwoLines
        first={
          <RowLink to="/operations/$id" params={{ id: operation.id }}>
            {operation.title}
          </RowLink>
        }
        second={whereWords(operation)}
      />
    ),
  },
  {
    key: 'status',
    header: 'Status',
    width: 150,
    cell: (operation) => <StatusBadge status={operation.status} label={statusWord(operation)} />,
  },
  {
    key: 'progress',
    header: 'What happens',
    width: '32%',
    hideBelow: 'md',
    cell: (operation) => <OperationProgressCell operation={operation} />,
  },
  {
    key: 'created',
    header: 'Started',
    width: 120,
    hideBelow: 'sm',
    cell: (operation) => <RelativeTime value={operation.startedAt ?? operation.createdAt} />,
  },
  {
    key: 'took',
    header: 'Took',
    width: 90,
    align: 'end',
    hideBelow: 'lg',
    cell: (operation) => (operation.completedAt ? formatDuration(operation.durationSeconds) : ''),
  },
  {
    key: 'bytes',
    header: 'Data',
    width: 90,
    align: 'end',
    hideBelow: 'lg',
    cell: (operation) => (operation.progress?.bytes ? formatBytes(operation.progress.bytes) : '–'),
  },
];
