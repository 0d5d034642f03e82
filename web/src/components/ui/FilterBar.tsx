import type { ReactNode } from 'react';
import classes from './FilterBar.module.css';

/** The search and filters above a list. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <search className={classes.bar}>{children}</search>;
}
