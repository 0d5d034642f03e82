import { cx } from '@/lib/cx';
import badge from './StatusBadge.module.css';
import classes from './StatusIcon.module.css';
import { lookOf } from './statuses';

/** The status's icon in a small coloured square; the word goes to screen readers. */
export function StatusIcon({ status }: { status: string }) {
  const look = lookOf(status);
  const Icon = look.icon;
  return (
    <span className={cx(classes.box, badge[look.tone])} role="img" aria-label={look.label}>
      <Icon size={15} stroke={2} className={look.moving ? badge.moving : undefined} aria-hidden />
    </span>
  );
}
