import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  icon: TablerIcon;
  title: string;
  /** One sentence on what belongs here. */
  text: ReactNode;
  /** The button that makes the first one. */
  action?: ReactNode;
}

/** What a list says while it has nothing to show. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.icon}>
        <Icon size={20} stroke={1.7} aria-hidden />
      </div>
      <div className={classes.title}>{title}</div>
      <div className={classes.text}>{text}</div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
