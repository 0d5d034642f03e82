import type { CalendarRun } from '@/api';

export interface PlacedRun {
  key: string;
  name: string;
  at: number;
  /** On the line, in percent. */
  left: number;
  /** Higher rows keep names from running into each other. */
  row?: 0 | 1 | 2;
  /** Absent where no row has room for the name, or where the job was named just before. */
  label?: string;
}

// A letter at the label's size against the width of the panel on a usual screen.
const letter = 0.85;

/** Runs on a line, with as many names beside them as there is room for in three rows. */
export function placeRuns(
  runs: CalendarRun[],
  names: Map<string, string>,
  from: number,
  span: number,
): PlacedRun[] {
  const free: [number, number, number] = [0, 0, 0];
  const named = new Map<string, number>();
  return runs.map((run) => {
    const at = Date.parse(run.startsAt);
    const left = Math.min(100, Math.max(0, ((at - from) / span) * 100));
    const name = names.get(run.jobId) ?? '';
    const label = name.length > 16 ? `${name.slice(0, 15)}…` : name;
    const key = `${run.jobId}${run.startsAt}`;
    // A name to the left of its mark begins earlier.
    const width = label.length * letter + 1.5;
    const [begin, end] = left > 85 ? [left - width, left + 0.5] : [left, left + width];
    const again = left - (named.get(run.jobId) ?? -100) < 20;
    const row = ([0, 1, 2] as const).find((one) => free[one] <= begin);
    if (again || row === undefined) return { key, name, at, left };
    free[row] = end;
    named.set(run.jobId, left);
    return { key, name, at, left, row, label };
  });
}
