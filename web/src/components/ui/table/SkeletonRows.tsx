import { cx } from '@/lib/cx';
import classes from './DataTable.module.css';
import type { Column } from './tableTypes';

interface SkeletonRowsProps<Row> {
  columns: Column<Row>[];
  leading: boolean;
}

const widths = ['62%', '48%', '70%', '55%', '66%', '44%'];

/** Rows in the final layout while the first page is on its way. */
export function SkeletonRows<Row>({ columns, leading }: SkeletonRowsProps<Row>) {
  return widths.map((width) => (
    <tr key={width} aria-hidden>
      {leading && <td className={classes.check} />}
      {columns.map((column) => (
        <td key={column.key} className={cx(column.hideBelow && classes[column.hideBelow])}>
          <span className={classes.skeleton} style={{ width }} />
        </td>
      ))}
    </tr>
  ));
}
