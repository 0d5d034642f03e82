import type { ReactNode } from 'react';
import classes from './TwoLines.module.css';

/** A name with a quieter line of facts under it. */
export function TwoLines({ first, second }: { first: ReactNode; second?: ReactNode }) {
  return (
    <div>
      <div className={classes.first}>{first}</div>
      {second != null && <div className={classes.second}>{second}</div>}
    </div>
  );
}
