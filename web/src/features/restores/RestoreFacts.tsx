import { Link } from '@tanstack/react-router';
import type { RestoreResponse } from '@/api';
import { isDatabaseRestore, targetWords } from '@/components/restore/restoreWords';
import { RelativeTime } from '@/components/ui/RelativeTime';
import classes from './RestoreFacts.module.css';

const policies: Record<string, string> = {
  never: 'files there already were kept',
  if_changed: 'files that differed were replaced',
  always: 'files there already were replaced',
};

/** One line: which backup, where to, what happened to files there, when. */
export function RestoreFacts({ restore }: { restore: RestoreResponse }) {
  const policy = policies[restore.overwrite];
  return (
    <span className={classes.facts}>
      From{' '}
      <Link to="/backups/$id" params={{ id: restore.backupId }}>
        {restore.backupName}
      </Link>
      {', made '}
      <RelativeTime value={restore.backupStartedAt} />, {targetWords(restore)}
      {policy && !restore.dryRun && !isDatabaseRestore(restore) && ` · ${policy}`} · started{' '}
      <RelativeTime value={restore.startedAt ?? restore.createdAt} />
    </span>
  );
}
