import { Tooltip } from '@mantine/core';
import type { BackupResponse } from '@/api';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { backupStatus } from '@/lib/backupStatus';
import { formatAbsolute, formatDay, formatRelative } from '@/lib/time';
import { isHeld, proofOf } from './backupWords';

/** Its status, and what was last proven of it. */
export function BackupBadges({ backup }: { backup: BackupResponse }) {
  const proof = proofOf(backup);
  return (
    <>
      <StatusBadge status={backupStatus(backup)} />
      {isHeld(backup) && backup.holdUntil && (
        <Tooltip label={`No rule removes it before ${formatAbsolute(backup.holdUntil)}`}>
          <span>
            <StatusBadge status="held" label={`Pinned until ${formatDay(backup.holdUntil)}`} />
          </span>
        </Tooltip>
      )}
      {proof && (
        <Tooltip label={`${proof.how} ${formatAbsolute(proof.at)}`}>
          <span>
            <StatusBadge status="completed" label={`${proof.words} ${formatRelative(proof.at)}`} />
          </span>
        </Tooltip>
      )}
    </>
  );
}
