import { Checkbox } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { BackupFile } from '@/api';
import type { Paging } from '@/components/ui/table/tableTypes';
import { useLoadMore } from '@/components/ui/table/useLoadMore';
import { type BasketItem, isChosen, toggleAllInBasket, toggleInBasket } from '@/lib/basket';
import { FileRow } from './FileRow';
import classes from './FileTable.module.css';

interface FileTableProps {
  backupId: string;
  files: BackupFile[] | undefined;
  paging: Paging;
  searched: string | undefined;
  basket: BasketItem[];
  onBasket: (items: BasketItem[]) => void;
}

const rowHeight = 40;

/** The entries of a folder, folders first; a hundred thousand of them scroll as quickly as ten. */
export function FileTable({ backupId, files, paging, searched, basket, onBasket }: FileTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const sentinel = useLoadMore(paging);
  // What stands above may change its height (a notice, a longer breadcrumb), so this is measured every time.
  useLayoutEffect(() => {
    if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
  });
  const count = files?.length ?? 0;
  const height = searched ? rowHeight + 14 : rowHeight;
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 15,
    scrollMargin: top,
  });
  const shown = virtual.getVirtualItems();
  const before = (shown[0]?.index ?? 0) * height;
  const after = (count - 1 - (shown.at(-1)?.index ?? -1)) * height;

  if (files?.length === 0) {
    return (
      <div className={classes.empty}>
        {searched ? `Nothing in this backup has “${searched}” in its name.` : 'This folder is empty.'}
      </div>
    );
  }
  const all = count > 0 && !!files?.every((file) => isChosen(basket, file.key));
  return (
    <>
      <table
        className={classes.table}
        aria-label="Files"
        aria-busy={!files}
        aria-rowcount={paging.hasMore ? -1 : count}
      >
        <thead>
          <tr>
            <th className={classes.check}>
              {files && (
                <Checkbox
                  size="xs"
                  aria-label={paging.hasMore ? 'Choose all that are loaded' : 'Choose all'}
                  checked={all}
                  onChange={() => onBasket(toggleAllInBasket(basket, files))}
                />
              )}
            </th>
            <th>Name</th>
            <th className={classes.size}>Size</th>
            <th className={classes.changed}>Changed</th>
            <th className={classes.mode}>Mode</th>
            <th className={classes.tool}>
              <span className={classes.hidden}>Download</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} style={{ '--row': `${height}px` } as never}>
          {!files && <LoadingRows />}
          {before > 0 && (
            <tr aria-hidden>
              <td colSpan={6} style={{ height: before, padding: 0 }} />
            </tr>
          )}
          {shown.map(({ index }) => {
            const file = files?.[index];
            return (
              file && (
                <FileRow
                  key={file.key}
                  backupId={backupId}
                  file={file}
                  withPath={!!searched}
                  chosen={isChosen(basket, file.key)}
                  onToggle={() => onBasket(toggleInBasket(basket, file))}
                />
              )
            );
          })}
          {after > 0 && (
            <tr aria-hidden>
              <td colSpan={6} style={{ height: after, padding: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
      {paging.hasMore && (
        <div ref={sentinel} className={classes.more}>
          Loading more…
        </div>
      )}
    </>
  );
}

const LoadingRows = () =>
  [62, 40, 55, 48, 70, 35, 52].map((width) => (
    <tr key={width} aria-hidden>
      <td className={classes.check} />
      <td colSpan={5}>
        <span className={classes.skeleton} style={{ width: `${width / 2}%` }} />
      </td>
    </tr>
  ));
