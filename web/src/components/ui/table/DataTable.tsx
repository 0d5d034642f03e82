import { Checkbox } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { cx } from '@/lib/cx';
import { plural } from '@/lib/format';
import { ErrorNotice } from '../ErrorNotice';
import { Panel } from '../Panel';
import classes from './DataTable.module.css';
import { DataTableRow } from './DataTableRow';
import { SkeletonRows } from './SkeletonRows';
import type { Column, Paging, Selection } from './tableTypes';
import { useLoadMore } from './useLoadMore';
import { useVirtualRows } from './useVirtualRows';

interface DataTableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[] | undefined;
  rowId: (row: Row) => string;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
  error?: unknown;
  onRetry?: () => void;
  paging?: Paging;
  selection?: Selection;
  /** Stands above the head: filters. */
  toolbar?: ReactNode;
}

/** A list: sticky head, rows of their own pages, more rows as one scrolls, skeletons while it loads. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, empty, error, onRetry, paging, selection, toolbar } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const window = useVirtualRows(body, rows?.length ?? 0);
  const sentinel = useLoadMore(paging);
  const allChosen = !!rows?.length && rows.every((row) => selection?.ids.has(rowId(row)));
  const width = columns.length + (selection ? 1 : 0);

  if (error && !rows) return <ErrorNotice error={error} onRetry={onRetry} />;
  return (
    <Panel>
      {toolbar}
      {selection && selection.ids.size > 0 && (
        <div className={classes.bulk}>
          {plural(selection.ids.size, 'chosen', 'chosen')}
          {selection.actions}
        </div>
      )}
      {rows?.length === 0 ? (
        empty
      ) : (
        <table className={classes.table} aria-label={label} aria-busy={!rows}>
          <thead>
            <tr>
              {selection && (
                <th className={classes.check}>
                  <Checkbox
                    size="xs"
                    aria-label="Choose all"
                    checked={allChosen}
                    indeterminate={!allChosen && selection.ids.size > 0}
                    onChange={() => selection.onChange(new Set(allChosen ? [] : rows?.map(rowId)))}
                  />
                </th>
              )}
              {columns.map((column) => (
                <th
                  key={column.key}
                  style={{ width: column.width }}
                  className={cx(column.align && classes.end, column.hideBelow && classes[column.hideBelow])}
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {!rows && <SkeletonRows columns={columns} leading={!!selection} />}
            {window.before > 0 && (
              <tr aria-hidden>
                <td colSpan={width} style={{ height: window.before }} />
              </tr>
            )}
            {rows?.slice(window.from, window.to).map((row) => (
              <DataTableRow
                key={rowId(row)}
                row={row}
                id={rowId(row)}
                columns={columns}
                selection={selection}
              />
            ))}
            {window.after > 0 && (
              <tr aria-hidden>
                <td colSpan={width} style={{ height: window.after }} />
              </tr>
            )}
          </tbody>
        </table>
      )}
      {paging?.hasMore && (
        <div ref={sentinel} className={classes.more}>
          Loading more…
        </div>
      )}
    </Panel>
  );
}
