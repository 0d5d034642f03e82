import { Link } from '@tanstack/react-router';
import type { RestoreResponse } from '@/api';
import { targetWords } from '@/components/restore/restoreWords';
import { RelativeTime } from '@/components/ui/RelativeTime';

/** One line: which backup, where to, when. */
export function RestoreFacts({ restore }: { restore: RestoreResponse }) {
  return (
    <>
      From{' '}
      <Link to="/backups/$id" params={{ id: restore.backupId }}>
        {restore.backupName}
      </Link>{' '}
      {targetWords(restore)} · started <RelativeTime value={restore.startedAt ?? restore.createdAt} />
    </>
  );
}
