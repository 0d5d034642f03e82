import { Fragment, type ReactNode } from 'react';
import classes from './Properties.module.css';

export interface Property {
  label: string;
  value: ReactNode;
}

/** Names and values in two columns; entries without a value are left out. */
export function Properties({ items }: { items: Property[] }) {
  return (
    <dl className={classes.list}>
      {items
        .filter((item) => item.value != null && item.value !== '')
        .map((item) => (
          <Fragment key={item.label}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
