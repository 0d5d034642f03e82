import type { CalendarPeriod } from '@/api';
import { formatClock } from '@/lib/time';

export interface PlacedPeriod {
  key: string;
  kind: CalendarPeriod['kind'];
  /** On the line, in percent. */
  left: number;
  width: number;
  /** What it is, and from when to when. */
  words: string;
  /** As much of it as has room. */
  label?: string;
}

// A letter at the label's size against the width of the panel on a usual screen.
const letter = 0.85;

/** Windows and blackouts on a line. What lasts all of it is not shown as a window: it closes nothing. */
export function placePeriods(periods: CalendarPeriod[], from: number, span: number): PlacedPeriod[] {
  let free = 0;
  return periods.flatMap((period) => {
    const [start, end] = [Date.parse(period.startsAt), Date.parse(period.endsAt)];
    const left = Math.max(0, ((start - from) / span) * 100);
    const width = Math.min(100, ((end - from) / span) * 100) - left;
    if (width <= 0 || (period.kind === 'window' && width >= 100)) return [];
    const title = period.kind === 'window' ? 'Window' : (period.reason ?? 'Blackout');
    const words = `${title} ${formatClock(new Date(start))}–${formatClock(new Date(end))}`;
    const label = [words, title].find((text) => left >= free && text.length * letter + 1.5 <= width);
    if (label) free = left + label.length * letter + 1.5;
    const key = `${period.kind}${period.startsAt}${period.endsAt}${period.reason}`;
    return [{ key, kind: period.kind, left, width, words, label }];
  });
}
