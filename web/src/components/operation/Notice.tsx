import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';
import classes from './Notice.module.css';

interface NoticeProps {
  tone: 'grey' | 'blue' | 'amber' | 'green' | 'orange' | 'red';
  icon: TablerIcon;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}

/** What stands between a person and the end of an operation, or how it ended: a sentence, and what to do. */
export function Notice({ tone, icon: Icon, title, children, actions }: NoticeProps) {
  return (
    <section className={cx(classes.notice, classes[tone])} role={tone === 'red' ? 'alert' : 'status'}>
      <Icon size={18} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        <div className={classes.title}>{title}</div>
        {children}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </section>
  );
}
