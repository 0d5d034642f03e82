import type { DatabaseInfo } from '@/api';
import { DatabaseRow } from '@/components/connection/DatabaseRow';
import { formatBytes, plural } from '@/lib/format';
import classes from './PreviewResult.module.css';

const mostShown = 500;

/** The databases that a backup would take now, with what to know of each. */
export function PreviewDatabases({ databases }: { databases: DatabaseInfo[] }) {
  const bytes = databases.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
  return (
    <div>
      <div className={classes.sum}>
        {plural(databases.length, 'database')}, {formatBytes(bytes)}
      </div>
      {databases.length > 0 && (
        <div className={classes.list}>
          {databases.slice(0, mostShown).map((database) => (
            <DatabaseRow key={database.name} database={database} />
          ))}
        </div>
      )}
      {databases.length > mostShown && (
        <div className={classes.note}>And {plural(databases.length - mostShown, 'more', 'more')}.</div>
      )}
    </div>
  );
}
