import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { BackupResponse } from '@/api';
import { Notice } from '@/components/operation/Notice';
import { plural } from '@/lib/format';
import { formatRelative } from '@/lib/time';
import { isReadable } from './backupWords';

const mostShown = 20;

/** What of a backup was found damaged, and where to look for one that is whole. */
export function DamageNotice({ backup }: { backup: BackupResponse }) {
  const { damage, sourceId, verifiedAt } = backup;
  if (damage.length === 0 || !isReadable(backup)) return null;
  return (
    <Notice
      tone="red"
      icon={IconAlertTriangle}
      title={`This backup is damaged${verifiedAt ? `, found ${formatRelative(verifiedAt)}` : ''}`}
    >
      <ul>
        {damage.slice(0, mostShown).map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
        {damage.length > mostShown && <li>and {plural(damage.length - mostShown, 'more', 'more')}</li>}
      </ul>
      <p>
        It is not restored from unless that is asked for. Use{' '}
        <Link to="/backups" search={sourceId ? { sourceId } : {}}>
          another backup of this source
        </Link>
        , back up anew, and check the{' '}
        <Link to="/repositories/$id" params={{ id: backup.repositoryId }}>
          repository
        </Link>{' '}
        and the disk below it.
      </p>
    </Notice>
  );
}
