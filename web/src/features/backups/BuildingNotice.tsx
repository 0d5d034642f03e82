import { Loader } from '@mantine/core';
import type { BackupFolder } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { formatCount } from '@/lib/format';
import { Problem } from '@/lib/problem';
import classes from './FileBrowser.module.css';

interface BuildingNoticeProps {
  head: BackupFolder;
  onRetry: () => void;
}

/** While the list of files is read from the repository for the first time, and when that failed. */
export function BuildingNotice({ head, onRetry }: BuildingNoticeProps) {
  if (head.state === 'failed') {
    const detail = head.detail ?? 'The list of files could not be read from the repository.';
    return (
      <div className={classes.padded}>
        <ErrorNotice error={new Problem(502, { detail, code: 'list_failed' })} onRetry={onRetry} />
      </div>
    );
  }
  return (
    <div className={classes.building} role="status">
      <Loader size="sm" />
      <div>
        <b>Reading the list of files from the repository</b>
        <div className={classes.quiet}>
          {head.entryCount > 0 ? `${formatCount(head.entryCount)} entries so far. ` : ''}
          This happens once; afterwards the backup opens at once.
        </div>
      </div>
    </div>
  );
}
