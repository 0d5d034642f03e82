import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './LinkRows.module.css';
import { StatusBadge } from './StatusBadge';

export interface LinkRow {
  key: string;
  to: string;
  name: string;
  words?: ReactNode;
  status?: string;
}

/** A short list of things with pages of their own: what a thing is used by. */
export function LinkRows({ rows, none }: { rows: LinkRow[]; none: string }) {
  if (rows.length === 0) return <div className={classes.none}>{none}</div>;
  return rows.map((row) => (
    <Link key={row.key} to={row.to} className={classes.row}>
      <b>{row.name}</b>
      {row.words && <span className={classes.words}>{row.words}</span>}
      {row.status && <StatusBadge status={row.status} />}
    </Link>
  ));
}
