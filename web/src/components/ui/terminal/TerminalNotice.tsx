import { IconAlertCircle } from '@tabler/icons-react';
import { toProblem } from '@/lib/problem';
import type { LogStore } from './LogStore';
import classes from './Terminal.module.css';

interface TerminalNoticeProps {
  store: LogStore;
  empty: boolean;
  live: boolean;
}

/** What stands in place of lines: an error, that they load, or that there are none. */
export function TerminalNotice({ store, empty, live }: TerminalNoticeProps) {
  if (store.error) {
    return (
      <div className={classes.notice} role="alert">
        <IconAlertCircle size={15} aria-hidden /> {toProblem(store.error).message} Trying again by itself.
      </div>
    );
  }
  if (!store.opened) return <div className={classes.notice}>Opening the log…</div>;
  if (!empty) return null;
  const nothing = store.buffer.last > 0 ? 'No lines of these levels.' : 'Nothing was written.';
  return <div className={classes.notice}>{live && store.buffer.last === 0 ? 'No lines yet.' : nothing}</div>;
}
