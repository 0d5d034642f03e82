import type { ReactNode } from 'react';
import classes from './Columns.module.css';

/** What a page is about at the left, what stands beside it at the right; one under the other on small screens. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>{main}</div>
      <div className={classes.column}>{side}</div>
    </div>
  );
}
