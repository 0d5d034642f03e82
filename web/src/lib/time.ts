const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const dayNumber = (date: Date) =>
  Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);

const shortDate = (date: Date, now: Date) =>
  date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: date.getFullYear() === now.getFullYear() ? undefined : 'numeric',
  });

/** `just now`, `4 min ago`, `6 h ago`, `yesterday`, `3 days ago`, then the date; the future alike (`in 5 min`). */
export function formatRelative(value: string | Date, now: Date = new Date()): string {
  const date = new Date(value);
  const seconds = Math.round((now.getTime() - date.getTime()) / 1000);
  const past = seconds >= 0;
  const away = Math.abs(seconds);
  const said = (text: string) => (past ? `${text} ago` : `in ${text}`);
  if (away < 45) return past ? 'just now' : 'in a moment';
  if (away < hour) return said(`${Math.max(1, Math.round(away / minute))} min`);
  const days = Math.abs(dayNumber(now) - dayNumber(date));
  if (days === 0 || away < 12 * hour) return said(`${Math.round(away / hour)} h`);
  if (days === 1) return past ? 'yesterday' : 'tomorrow';
  if (away < 7 * day) return said(`${days} days`);
  return shortDate(date, now);
}

/** The full date and time with its zone, for tooltips: `Fri 20 Nov 2026, 03:00:00 UTC`. */
export function formatAbsolute(value: string | Date): string {
  return new Date(value).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}

/** The day, with the year only when it is not this one: `20 Nov`. */
export function formatDay(value: string | Date, now: Date = new Date()): string {
  return shortDate(new Date(value), now);
}

/** The time of day, to the minute: `03:00`. */
export function formatClock(value: string | Date): string {
  return new Date(value).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** Seconds between two instants, or null when one is missing. */
export function secondsBetween(from?: string | null, to?: string | null): number | null {
  return from && to ? (new Date(to).getTime() - new Date(from).getTime()) / 1000 : null;
}

/** Day and time, to the minute, without the year: `Fri 20 Nov 03:00`; on demand with the zone of this device. */
export function formatMoment(value: string | Date, zone = false): string {
  const date = new Date(value);
  const day = date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
  const clock = date.toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: zone ? 'short' : undefined,
  });
  return `${day.replace(',', '')} ${clock}`;
}
