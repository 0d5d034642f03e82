import { cx } from '@/lib/cx';
import classes from './StatusBadge.module.css';
import { lookOf } from './statuses';

interface StatusBadgeProps {
  status: string;
  /** Another word than the status's own, as in "Restore proven yesterday". */
  label?: string;
  /** Without the coloured ground, for dense rows. */
  plain?: boolean;
}

/** A status as icon, word and colour, the same on every page. */
export function StatusBadge({ status, label, plain }: StatusBadgeProps) {
  const look = lookOf(status);
  const Icon = look.icon;
  return (
    <span className={cx(classes.badge, classes[look.tone], plain && classes.plain)} data-status={status}>
      <Icon size={14} stroke={2} className={look.moving ? classes.moving : undefined} aria-hidden />
      {label ?? look.label}
    </span>
  );
}
