import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { OperationResponse } from '@/api';
import { resultWords } from '@/lib/resultWords';
import { Notice } from './Notice';

/** How an operation ended well: what came of it, in sentences, and where to see it. */
export function ResultNotice({ operation }: { operation: OperationResponse }) {
  const { status, kind, backupId, result } = operation;
  if (status !== 'completed' && status !== 'warning') return null;
  const { title, sentences } = resultWords(operation);
  const troubled = kind === 'backup' && ((result?.unreadable ?? 0) > 0 || (result?.changed ?? 0) > 0);
  const actions = backupId && kind !== 'delete' && (
    <>
      {troubled && (
        <Button
          size="compact-md"
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/backups/$id"
              params={{ id: backupId }}
              search={{ tab: 'problems' } as never}
            />
          )}
        >
          See the files
        </Button>
      )}
      <Button
        size="compact-md"
        variant="default"
        renderRoot={(props) => <Link {...props} to="/backups/$id" params={{ id: backupId }} />}
      >
        {kind === 'restore' ? 'The backup it came from' : 'Open backup'}
      </Button>
    </>
  );
  return (
    <Notice
      tone={status === 'warning' ? 'orange' : 'green'}
      icon={status === 'warning' ? IconAlertTriangle : IconCircleCheck}
      title={title}
      actions={actions}
    >
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {(result?.findings?.length ?? 0) > 0 && (
        <ul>
          {result?.findings?.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
