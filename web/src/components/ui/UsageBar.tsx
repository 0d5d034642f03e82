import type { ReactNode } from 'react';
import { formatPercent } from '@/lib/format';
import classes from './UsageBar.module.css';

interface UsageBarProps {
  /** From 0 to 1. */
  share: number;
  /** From 0 to 1: where the alert stands; the bar turns orange above it. */
  threshold?: number;
  /** `usage` warns when high; `progress` is blue. */
  kind?: 'usage' | 'progress';
  label: string;
  /** Words under the bar at the left; the share stands at the right. */
  words?: ReactNode;
}

/** A share as a bar, with a tick where the threshold stands. */
export function UsageBar({ share, threshold, kind = 'usage', label, words }: UsageBarProps) {
  const percent = Math.min(100, Math.max(0, share * 100));
  const over = threshold != null && share >= threshold;
  const color = kind === 'progress' ? 'var(--bar-blue)' : over ? 'var(--bar-orange)' : 'var(--accent)';
  return (
    <div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuenow={Math.round(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div className={classes.fill} style={{ width: `${percent}%`, background: color }} />
        {threshold != null && <div className={classes.tick} style={{ left: `${threshold * 100}%` }} />}
      </div>
      {words != null && (
        <div className={classes.words}>
          <span>{words}</span>
          <span>{formatPercent(share)}</span>
        </div>
      )}
    </div>
  );
}
