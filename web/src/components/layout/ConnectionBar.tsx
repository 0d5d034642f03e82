import { IconDatabaseOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useDatabaseAway } from '@/lib/databaseState';
import { useHubState } from '@/lib/useHubState';
import classes from './ConnectionBar.module.css';

/** A quiet bar while the service has no database, or live updates do not arrive; short breaks of those are not worth a word. */
export function ConnectionBar() {
  const lost = useHubState() === 'lost';
  const databaseAway = useDatabaseAway();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) return setShown(false);
    const timer = setTimeout(() => setShown(true), 2500);
    return () => clearTimeout(timer);
  }, [lost]);
  if (databaseAway) {
    return (
      <div className={classes.bar} role="status">
        <IconDatabaseOff size={16} aria-hidden />
        The service cannot reach its database. What runs goes on; this page catches up by itself.
      </div>
    );
  }
  if (!shown) return null;
  return (
    <div className={classes.bar} role="status">
      <IconPlugConnectedX size={16} aria-hidden />
      Connection lost. What you see may be old; it catches up by itself.
    </div>
  );
}
