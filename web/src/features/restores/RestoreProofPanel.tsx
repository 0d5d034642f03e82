import type { RestoreResponse } from '@/api';
import { FactStrip } from '@/components/ui/FactStrip';
import { formatBytes, formatCount, formatDuration } from '@/lib/format';
import { secondsBetween } from '@/lib/time';

const policies: Record<string, string> = {
  never: 'kept',
  if_changed: 'replaced when different',
  always: 'replaced',
};

/** What the restore wrote and what was proven by comparing it with the backup. */
export function RestoreProofPanel({ restore }: { restore: RestoreResponse }) {
  if (!restore.completedAt) return null;
  const { verifiedFiles, mismatchedFiles } = restore;
  return (
    <FactStrip
      facts={[
        { label: 'Restored', value: formatCount(restore.restoredFiles), note: 'files' },
        { label: 'Data', value: formatBytes(restore.restoredBytes) },
        {
          label: 'Compared with the backup',
          value: verifiedFiles == null ? 'no' : formatCount(verifiedFiles),
          note:
            verifiedFiles == null
              ? 'it was not asked for'
              : mismatchedFiles
                ? `${formatCount(mismatchedFiles)} differ`
                : 'files, all alike',
        },
        { label: 'Files there before', value: policies[restore.overwrite] ?? restore.overwrite },
        { label: 'Took', value: formatDuration(secondsBetween(restore.startedAt, restore.completedAt)) },
      ]}
    />
  );
}
