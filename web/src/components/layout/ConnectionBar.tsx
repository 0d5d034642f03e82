import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useHubState } from '@/lib/useHubState';
import classes from './ConnectionBar.module.css';

/** A quiet bar while live updates do not arrive; short breaks are not worth a word. */
export function ConnectionBar() {
  const lost = useHubState() === 'lost';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) return setShown(false);
    const timer = setTimeout(() => setShown(true), 2500);
    return () => clearTimeout(timer);
  }, [lost]);
  if (!shown) return null;
  return (
    <div className={classes.bar} role="status">
      <IconPlugConnectedX size={16} aria-hidden />
      Connection lost. What you see may be old; it catches up by itself.
    </div>
  );
}
