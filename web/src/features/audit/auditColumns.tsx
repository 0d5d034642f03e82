import type { AuditEventResponse } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { TwoLines } from '@/components/ui/TwoLines';
import type { Column } from '@/components/ui/table/tableTypes';
import { actionWords, detailWords, subjectWords } from './auditWords';

export const auditColumns: Column<AuditEventResponse>[] = [
  {
    key: 'what',
    header: 'What',
    cell: (event) => (
      <TwoLines
        first={
          <>
            <b>{actionWords(event.action)}</b> · {subjectWords(event.subjectType)} {event.subjectName}
          </>
        }
        second={detailWords(event.details) || undefined}
      />
    ),
  },
  {
    key: 'who',
    header: 'Who',
    hideBelow: 'sm',
    cell: (event) => <TwoLines first={event.actor} second={event.ipAddress ?? undefined} />,
  },
  { key: 'when', header: 'When', align: 'end', cell: (event) => <RelativeTime value={event.occurredAt} /> },
];
