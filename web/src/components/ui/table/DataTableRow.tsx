import { Checkbox } from '@mantine/core';
import { cx } from '@/lib/cx';
import classes from './DataTable.module.css';
import type { Column, Selection } from './tableTypes';

interface DataTableRowProps<Row> {
  row: Row;
  id: string;
  columns: Column<Row>[];
  selection?: Selection;
}

/** One row of a list. */
export function DataTableRow<Row>({ row, id, columns, selection }: DataTableRowProps<Row>) {
  const chosen = selection?.ids.has(id) ?? false;
  const toggle = () => {
    const next = new Set(selection?.ids);
    if (!next.delete(id)) next.add(id);
    selection?.onChange(next);
  };
  return (
    <tr className={cx(classes.row, chosen && classes.selected)}>
      {selection && (
        <td className={classes.check}>
          <Checkbox size="xs" aria-label="Choose" checked={chosen} onChange={toggle} />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.key}
          className={cx(column.align && classes.end, column.hideBelow && classes[column.hideBelow])}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
