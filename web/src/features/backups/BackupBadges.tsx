import { Tooltip } from '@mantine/core';
import type { BackupResponse } from '@/api';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { formatAbsolute, formatRelative } from '@/lib/time';

/** Its status, and when it was last proven that it can be restored. */
export function BackupBadges({ backup }: { backup: BackupResponse }) {
  const { status, verifiedAt } = backup;
  return (
    <>
      <StatusBadge status={status} />
      {verifiedAt && (
        <Tooltip label={`Restored and compared ${formatAbsolute(verifiedAt)}`}>
          <span>
            <StatusBadge status="completed" label={`Restore proven ${formatRelative(verifiedAt)}`} />
          </span>
        </Tooltip>
      )}
    </>
  );
}
