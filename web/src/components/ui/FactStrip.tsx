import type { ReactNode } from 'react';
import classes from './FactStrip.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** A smaller line under the figure. */
  note?: ReactNode;
}

/** The key figures of a thing in one bordered row, two to a row on a phone. */
export function FactStrip({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.strip}>
      {facts.map((fact) => (
        <div key={fact.label} className={classes.fact}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value}
            {fact.note != null && <div className={classes.note}>{fact.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
