import { Tooltip } from '@mantine/core';
import { cx } from '@/lib/cx';
import classes from './RunStrip.module.css';
import { lookOf } from './statuses';
import { statusFill } from './statusFill';

export interface StripCell {
  key: string;
  /** Null for a day without a run. */
  status: string | null;
  /** Sets the height, against the largest of the strip. */
  weight?: number | null;
  /** Shown on hover: when, how long, how much. */
  label: string;
}

interface RunStripProps {
  cells: StripCell[];
  /** Across the whole width, for the page of one job. */
  large?: boolean;
}

/** One cell per run: colour says how it ended, height how much it moved. */
export function RunStrip({ cells, large }: RunStripProps) {
  const largest = Math.max(1, ...cells.map((cell) => cell.weight ?? 0));
  const ran = cells.filter((cell) => cell.status);
  return (
    <span className={cx(classes.strip, large && classes.large)} role="img" aria-label={summary(ran)}>
      {cells.map((cell) => (
        <Tooltip key={cell.key} label={cell.label} openDelay={0}>
          <span
            className={cx(classes.cell, !cell.status && classes.none, statusFill(cell.status ?? 'none'))}
            style={
              cell.status
                ? {
                    height: (large ? 20 : 9) + Math.round((large ? 36 : 11) * ((cell.weight ?? 0) / largest)),
                  }
                : undefined
            }
          />
        </Tooltip>
      ))}
    </span>
  );
}

function summary(ran: StripCell[]): string {
  if (ran.length === 0) return 'No runs yet';
  const counts = new Map<string, number>();
  for (const cell of ran) counts.set(cell.status ?? '', (counts.get(cell.status ?? '') ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${lookOf(status).label.toLowerCase()}`).join(', ');
}
