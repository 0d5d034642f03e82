import type { BackupResponse, ProblemFile } from '@/api';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { DataTable } from '@/components/ui/table/DataTable';
import type { Column } from '@/components/ui/table/tableTypes';
import { plural } from '@/lib/format';
import classes from './ProblemFiles.module.css';

const columns: Column<ProblemFile>[] = [
  { key: 'path', header: 'File', cell: (file) => <span className={classes.path}>{file.path}</span> },
  {
    key: 'kind',
    header: 'What',
    width: 160,
    cell: (file) =>
      file.kind === 'unreadable' ? (
        <StatusBadge status="failed" label="Not read" />
      ) : (
        <StatusBadge status="warning" label="Changed" />
      ),
  },
  { key: 'reason', header: 'Why', width: '34%', hideBelow: 'sm', cell: (file) => file.reason },
];

/** The files that could not be read, and those that changed while being read. */
export function ProblemFiles({ backup }: { backup: BackupResponse }) {
  const { problemFiles, unreadableCount, changedCount } = backup;
  const unnamed = unreadableCount + changedCount - problemFiles.length;
  return (
    <DataTable
      label="Problem files"
      columns={columns}
      rows={problemFiles}
      rowId={(file) => `${file.kind}/${file.path}`}
      toolbar={
        <div className={classes.words}>
          {[
            unreadableCount > 0 &&
              `${plural(unreadableCount, 'file')} could not be read and ${unreadableCount === 1 ? 'is' : 'are'} not in this backup.`,
            changedCount > 0 &&
              `${plural(changedCount, 'file')} changed while being read and may mix old and new.`,
            unnamed > 0 && `${plural(unnamed, 'more', 'more')} stand in the log of the run only.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </div>
      }
      empty={
        <div className={classes.words}>Their names stand in the log of the run that made this backup.</div>
      }
    />
  );
}
