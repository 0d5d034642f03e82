import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { BackupResponse } from '@/api';
import { Notice } from '@/components/operation/Notice';
import { formatRelative } from '@/lib/time';

/** Says why there is nothing to browse: the backup was deleted, or is gone from its repository without us. */
export function GoneNotice({ backup }: { backup: BackupResponse }) {
  if (backup.status === 'vanished') {
    return (
      <Notice tone="red" icon={IconAlertTriangle} title="This backup is gone from its repository">
        <p>
          Its archive is no longer listed there, although nobody deleted it here. Look at{' '}
          <Link to="/repositories/$id" params={{ id: backup.repositoryId }}>
            {backup.repositoryName}
          </Link>{' '}
          before anything else writes to it: someone with access to the storage may have removed it.
        </p>
      </Notice>
    );
  }
  if (backup.status !== 'deleted') return null;
  return (
    <Notice
      tone="grey"
      icon={IconTrash}
      title={`This backup was ${backup.removalReason ? 'removed by retention' : 'deleted'}${backup.deletedAt ? ` ${formatRelative(backup.deletedAt)}` : ''}`}
    >
      {backup.removalReason && <p>{backup.removalReason}</p>}
      <p>Its record stays for the history; its files can no longer be restored.</p>
    </Notice>
  );
}
