import { Tooltip } from '@mantine/core';
import { cx } from '@/lib/cx';
import classes from './RunBars.module.css';
import { statusFill } from './statusFill';

export interface RunBar {
  key: string;
  value: number;
  status: string;
  /** Shown on hover and read aloud. */
  label: string;
}

interface RunBarsProps {
  label: string;
  bars: RunBar[];
  format: (value: number) => string;
  /** What stands under the first and the last bar. */
  ends: [string, string];
}

/** A figure of run after run: height says how much, colour how it ended. */
export function RunBars({ label, bars, format, ends }: RunBarsProps) {
  const most = Math.max(...bars.map((bar) => bar.value), 0);
  return (
    <section className={classes.frame} aria-label={label}>
      <div className={classes.plot}>
        <span className={cx(classes.mark, classes.top)}>{format(most)}</span>
        <span className={cx(classes.mark, classes.middle)}>{format(most / 2)}</span>
        <div className={classes.bars} role="img" aria-label={bars.map((bar) => bar.label).join('; ')}>
          {bars.map((bar) => {
            const height = `${most > 0 ? Math.max(2, (bar.value / most) * 100) : 2}%`;
            return (
              <Tooltip key={bar.key} label={bar.label} openDelay={0}>
                <span className={classes.slot}>
                  <span className={cx(classes.bar, statusFill(bar.status))} style={{ height }} />
                </span>
              </Tooltip>
            );
          })}
        </div>
      </div>
      <div className={classes.ends} style={{ width: `min(100%, ${bars.length * 20}px)` }} aria-hidden>
        <span>{ends[0]}</span>
        {bars.length > 10 && <span>{ends[1]}</span>}
      </div>
    </section>
  );
}
