import { IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSetPageTitle } from '@/lib/pageTitle';
import classes from './CardPage.module.css';

interface CardPageProps {
  title: string;
  sub: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

/** A page outside the frame: one card in the middle, for setup and sign-in. */
export function CardPage({ title, sub, foot, children }: CardPageProps) {
  useSetPageTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <span className={classes.mark}>
          <IconShieldCheck size={20} stroke={1.9} aria-hidden />
        </span>
        BackupApi
      </div>
      <div className={classes.card}>
        <h1>{title}</h1>
        <p className={classes.sub}>{sub}</p>
        {children}
      </div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </main>
  );
}
