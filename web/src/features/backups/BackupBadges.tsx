import { Tooltip } from '@mantine/core';
import type { BackupResponse } from '@/api';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { formatAbsolute, formatRelative } from '@/lib/time';

/** Its status, and when it was last proven that it can be restored. */
export function BackupBadges({ backup }: { backup: BackupResponse }) {
  const { status, lastRestoredAt, verifiedAt, verifyResult } = backup;
  return (
    <>
      <StatusBadge status={status} />
      {lastRestoredAt && (
        <Tooltip label={`Restored and compared ${formatAbsolute(lastRestoredAt)}`}>
          <span>
            <StatusBadge status="completed" label={`Restore proven ${formatRelative(lastRestoredAt)}`} />
          </span>
        </Tooltip>
      )}
      {verifiedAt && verifyResult && verifyResult !== 'passed' && verifyResult !== 'ok' && (
        <StatusBadge status="failed" label={`Check found damage ${formatRelative(verifiedAt)}`} />
      )}
    </>
  );
}
