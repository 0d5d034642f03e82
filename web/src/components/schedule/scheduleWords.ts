import type { DayOfWeek, UpcomingRun } from '@/api';
import type { RecurringValues, RuleType } from './scheduleForm';

export const week: { value: DayOfWeek; label: string }[] = [
  { value: 'monday', label: 'Monday' },
  { value: 'tuesday', label: 'Tuesday' },
  { value: 'wednesday', label: 'Wednesday' },
  { value: 'thursday', label: 'Thursday' },
  { value: 'friday', label: 'Friday' },
  { value: 'saturday', label: 'Saturday' },
  { value: 'sunday', label: 'Sunday' },
];

export const ruleTypes: { value: RuleType; label: string }[] = [
  { value: 'interval', label: 'Interval' },
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'monthly', label: 'Monthly' },
  { value: 'cron', label: 'Cron' },
];

export const windowEnds = [
  { value: 'finish', label: 'goes on until it is done' },
  { value: 'pause', label: 'pauses until the window opens again' },
  { value: 'stop', label: 'is stopped' },
];

export const missedPolicies = [
  { value: 'run_once', label: 'runs once on return' },
  { value: 'skip', label: 'is left out' },
];

/** `Mon, Tue, days 1 and 15`: when a recurring blackout begins; empty for every day. */
export function recurringDays({ days, monthDays }: Pick<RecurringValues, 'days' | 'monthDays'>): string {
  const names = week.filter((day) => days.includes(day.value)).map((day) => day.label.slice(0, 3));
  if (monthDays.length > 0) names.push(`day ${monthDays.join(', ')} of the month`);
  return names.join(', ');
}

/** Minutes of the day that a time names: `02:30` is 150. Null for what is no time. */
export function minuteOf(time: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** The stretches of a day's 1,440 minutes between two times; one that ends at or before its start goes over midnight. */
export function stretches(start: string, end: string): [number, number][] {
  const [from, to] = [minuteOf(start), minuteOf(end)];
  if (from === null || to === null) return [];
  if (from < to) return [[from, to]];
  const parts: [number, number][] = [
    [from, 1440],
    [0, to],
  ];
  return parts.filter(([a, b]) => a < b);
}

/** A time on the wall as people write it: `Thu 26 Nov 2026, 00:00`. */
export function wallWords(wall: string): string {
  const day = new Date(`${wall.slice(0, 10)}T12:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day.replace(',', '')} ${wall.slice(11, 16)}`;
}

/** `2 moved`: how many of the coming runs do not start when they are named. */
export function runWords(runs: Pick<UpcomingRun, 'shifts'>[]): string {
  const moved = runs.filter((run) => run.shifts.some((shift) => shift.kind !== 'jitter')).length;
  return moved > 0 ? `${moved} moved` : 'all as named';
}
