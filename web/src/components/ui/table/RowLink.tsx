import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { cx } from '@/lib/cx';
import classes from './RowLink.module.css';

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ className, ...rest }: AnchorProps) {
  return <a {...rest} className={cx(classes.link, className)} />;
}

/** The link of a row: it covers the whole row of a DataTable. */
export const RowLink = createLink(Anchor);
