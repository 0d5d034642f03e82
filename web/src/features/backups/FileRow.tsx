import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { BackupFile } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { cx } from '@/lib/cx';
import { backupDownload, download } from '@/lib/download';
import { formatBytes } from '@/lib/format';
import { notifyProblem } from '@/lib/notify';
import { useCan } from '@/lib/useCan';
import classes from './FileTable.module.css';
import { fileIcon } from './fileIcons';

interface FileRowProps {
  backupId: string;
  file: BackupFile;
  /** In search results: where it lies. */
  withPath: boolean;
  chosen: boolean;
  onToggle: () => void;
}

/** One entry: choose it, open it when it is a folder, download it. */
export const FileRow = memo(function FileRow({ backupId, file, withPath, chosen, onToggle }: FileRowProps) {
  const Icon = fileIcon(file);
  const folder = file.type === 'folder';
  const may = useCan('backups_download');
  const target = file.linkTarget != null && `→ ${file.linkTarget}`;
  return (
    <tr className={cx(classes.row, chosen && classes.chosen)}>
      <td className={classes.check}>
        <Checkbox size="xs" aria-label={`Choose ${file.name}`} checked={chosen} onChange={onToggle} />
      </td>
      <td className={classes.name}>
        <Icon size={17} stroke={1.7} className={folder ? classes.folder : classes.file} aria-hidden />
        <span className={classes.words}>
          {folder ? (
            <Link to="/backups/$id" params={{ id: backupId }} search={{ folder: file.key }}>
              {file.name}
            </Link>
          ) : (
            <span title={file.path}>{file.name}</span>
          )}
          {withPath && <span className={classes.path}>/{parentOf(file.path)}</span>}
        </span>
      </td>
      <td className={classes.size}>
        {target ? (
          <span className={classes.target} title={file.linkTarget ?? undefined}>
            {target}
          </span>
        ) : folder ? (
          ''
        ) : (
          formatBytes(file.sizeBytes)
        )}
      </td>
      <td className={classes.changed}>{file.modifiedAt && <RelativeTime value={file.modifiedAt} />}</td>
      <td className={classes.mode}>
        <span title={`${file.owner}:${file.group}`}>{file.mode}</span>
      </td>
      <td className={classes.tool}>
        {may && (
          <Tooltip label={folder ? 'Download as .tar' : 'Download'}>
            <ActionIcon
              size={26}
              aria-label={`Download ${file.name}`}
              onClick={() => download(backupDownload(backupId, [file.key]), notifyProblem)}
            >
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </td>
    </tr>
  );
});

const parentOf = (path: string) => path.replace(/^\//, '').split('/').slice(0, -1).join('/');
