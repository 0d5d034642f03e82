import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { SourcePreview } from '@/api';
import { formatBytes, formatCount, plural } from '@/lib/format';
import classes from './PreviewResult.module.css';

type List = 'included' | 'excluded' | 'unreadable';

/** What the dry run found, largest first, with why something is left out. */
export function PreviewResult({ preview }: { preview: SourcePreview }) {
  const [list, setList] = useState<List>('included');
  const rows = preview[list];
  return (
    <div>
      <div className={classes.sum}>
        {preview.complete ? '' : 'At least '}
        {formatBytes(preview.bytes)} in {plural(preview.fileCount, 'file')} and{' '}
        {plural(preview.folderCount, 'folder')}
      </div>
      <SegmentedControl
        size="xs"
        mb={8}
        value={list}
        onChange={(value) => setList(value as List)}
        data={[
          { value: 'included', label: `Taken ${formatCount(preview.fileCount)}` },
          { value: 'excluded', label: `Left out ${formatCount(preview.excludedCount)}` },
          { value: 'unreadable', label: `Unreadable ${formatCount(preview.unreadableCount)}` },
        ]}
      />
      {rows.length > 0 && (
        <div className={classes.list}>
          {rows.map((entry) => (
            <div key={entry.path} className={classes.row}>
              <code>{entry.path}</code>
              <span>{entry.reason ?? formatBytes(entry.bytes)}</span>
            </div>
          ))}
        </div>
      )}
      {rows.length === 0 && <div className={classes.note}>None.</div>}
      {!preview.complete && (
        <div className={classes.note}>The tree is large; counting stopped before its end.</div>
      )}
    </div>
  );
}
