import type { OperationSummary } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { TwoLines } from '@/components/ui/TwoLines';
import { RowLink } from '@/components/ui/table/RowLink';
import type { Column } from '@/components/ui/table/tableTypes';
import { CancelButton } from './CancelButton';
import { waitsFor, whereWords } from './operationRowWords';

const columns: Column<OperationSummary>[] = [
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
        second={[operation.jobName, whereWords(operation)].filter(Boolean).join(' · ')}
      />
    ),
  },
  { key: 'waits', header: 'Waits for', width: '45%', cell: waitsFor },
  {
    key: 'since',
    header: 'Since',
    width: 120,
    hideBelow: 'sm',
    cell: (operation) => <RelativeTime value={operation.createdAt} />,
  },
];

const cancel: Column<OperationSummary> = {
  key: 'cancel',
  header: '',
  width: 60,
  align: 'end',
  cell: (operation) => <CancelButton operation={operation} />,
};

/** The columns of the queue; whoever may, can take something out of it. */
export const queueColumns = (mayControl: boolean) => (mayControl ? [...columns, cancel] : columns);
