import { useEffect, useRef } from 'react';
import type { BackupFile } from '@/api';

/**
 * A backup of /srv/shop has nothing in / but srv: opened without a folder it opens where its content begins.
 * Only once, so that whoever goes up stays there.
 */
export function useFirstFolder(
  backupId: string,
  folder: string | undefined,
  files: BackupFile[] | undefined,
  open: (key: string) => void,
) {
  const looking = useRef({ backupId, active: !folder });
  if (looking.current.backupId !== backupId) looking.current = { backupId, active: !folder };
  useEffect(() => {
    if (!looking.current.active || !files) return;
    const [only] = files;
    // Folders above what was backed up have no mode of their own.
    const above = files.length === 1 && only?.type === 'folder' && only.mode === '';
    if (above) open(only.key);
    else looking.current.active = false;
  });
}
