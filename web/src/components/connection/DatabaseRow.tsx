import { IconAlertTriangle } from '@tabler/icons-react';
import type { DatabaseInfo } from '@/api';
import { formatBytes, plural } from '@/lib/format';
import classes from './DatabaseRow.module.css';

/** One database: its size, and what a backup of it should know. */
export function DatabaseRow({ database }: { database: DatabaseInfo }) {
  const { name, tables, bytes, warnings } = database;
  return (
    <div className={classes.row}>
      <div className={classes.line}>
        <b>{name}</b>
        <span>{tables != null && plural(tables, 'table')}</span>
        <span className={classes.size}>{formatBytes(bytes)}</span>
      </div>
      {warnings.map((warning) => (
        <div key={warning} className={classes.warning}>
          <IconAlertTriangle size={14} aria-hidden />
          {warning}
        </div>
      ))}
    </div>
  );
}
