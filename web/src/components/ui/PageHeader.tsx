import type { ReactNode } from 'react';
import { useSetPageTitle } from '@/lib/pageTitle';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
  title: string;
  /** How many there are, beside the title of a list. */
  count?: ReactNode;
  /** Badges beside the title. */
  badges?: ReactNode;
  /** One line of facts or explanation under the title. */
  sub?: ReactNode;
  /** The primary action last. */
  actions?: ReactNode;
}

/** The headline of a page: title, state, one line of facts, and the actions people come for. */
export function PageHeader({ title, count, badges, sub, actions }: PageHeaderProps) {
  useSetPageTitle(title);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <div className={classes.title}>
          <h1>{title}</h1>
          {count != null && <span className={classes.count}>{count}</span>}
          {badges}
        </div>
        {sub && (
          <div className={classes.sub} data-text>
            {sub}
          </div>
        )}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
