import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';
import classes from './Panel.module.css';

interface PanelProps {
  title?: string;
  icon?: TablerIcon;
  /** A few words beside the title. */
  note?: ReactNode;
  /** A link or button at the right of the head. */
  side?: ReactNode;
  padded?: boolean;
  className?: string;
  children: ReactNode;
}

/** A bordered surface with an optional head; the unit every page is made of. */
export function Panel({ title, icon: Icon, note, side, padded, className, children }: PanelProps) {
  return (
    <section className={cx(classes.panel, className)} aria-label={title}>
      {title && (
        <div className={classes.head}>
          {Icon && <Icon size={17} stroke={1.8} aria-hidden />}
          <h2 className={classes.title}>{title}</h2>
          {note != null && <span className={classes.note}>{note}</span>}
          {side && <div className={classes.side}>{side}</div>}
        </div>
      )}
      {padded ? <div className={classes.padded}>{children}</div> : children}
    </section>
  );
}
