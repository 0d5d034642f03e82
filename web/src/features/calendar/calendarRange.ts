import { formatDay } from '@/lib/time';

export type View = 'day' | 'week' | 'month';

export const views: { value: View; label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
];

const shifted = (date: Date, days: number) =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);

/** `2026-11-20`, of the day on this device. */
export function dayKey(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The midnight that a key names; today's for anything else. */
export function dayOf(key: string | undefined, now = new Date()): Date {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(key ?? '');
  return found ? new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3])) : shifted(now, 0);
}

/** Every day that a view shows: one, a week from Monday, or the whole weeks of a month. */
export function daysOf(view: View, date: Date): Date[] {
  if (view === 'day') return [date];
  const first = view === 'month' ? new Date(date.getFullYear(), date.getMonth(), 1) : date;
  const monday = shifted(first, -((first.getDay() + 6) % 7));
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0);
  // Rounded, because a day with a clock change is an hour shorter or longer.
  const away = Math.round((last.getTime() - monday.getTime()) / 86_400_000);
  const count = view === 'week' ? 7 : (Math.floor(away / 7) + 1) * 7;
  return Array.from({ length: count }, (_, index) => shifted(monday, index));
}

/** The day on which the view before or after the shown one stands. */
export function stepped(view: View, date: Date, by: 1 | -1): Date {
  if (view === 'month') return new Date(date.getFullYear(), date.getMonth() + by, 1);
  return shifted(date, view === 'week' ? 7 * by : by);
}

/** The start of the first day and of the one after the last. */
export function rangeOf(days: Date[]): { from: Date; to: Date } {
  const [first = new Date(), last = new Date()] = [days[0], days.at(-1)];
  return { from: first, to: shifted(last, 1) };
}

/** `Friday 20 November 2026`, `16 Nov – 22 Nov 2026`, `November 2026`. */
export function viewTitle(view: View, date: Date): string {
  if (view === 'month') return date.toLocaleDateString('en-GB', { month: 'long', year: 'numeric' });
  if (view === 'day') {
    const weekday = date.toLocaleDateString('en-GB', { weekday: 'long' });
    const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
    return `${weekday} ${day}`;
  }
  const days = daysOf('week', date);
  const last = days.at(-1) ?? date;
  return `${formatDay(days[0] ?? date, last)} – ${formatDay(last, last)} ${last.getFullYear()}`;
}
