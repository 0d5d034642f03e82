import type { ReactNode } from 'react';
import classes from './RestoreStep.module.css';

interface RestoreStepProps {
  number: number;
  title: string;
  children: ReactNode;
}

/** One numbered part of the way to a restore. */
export function RestoreStep({ number, title, children }: RestoreStepProps) {
  return (
    <section className={classes.step}>
      <h3 className={classes.title}>
        <span className={classes.number}>{number}</span>
        {title}
      </h3>
      <div className={classes.content}>{children}</div>
    </section>
  );
}
