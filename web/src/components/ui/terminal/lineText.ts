import type { TerminalLine } from './terminalTypes';

const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** The time of day of a line, to the millisecond, in the reader's zone: `09:40:31.204`. */
export function lineTime(at: string): string {
  const date = new Date(at);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => digits(part, 2))
    .join(':');
  return `${clock}.${digits(date.getMilliseconds(), 3)}`;
}

// Made once: a format of its own for every line would cost more than drawing the line.
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** The full date, time and zone of a line. */
export const lineMoment = (at: string) => moment.format(new Date(at));

/** A line as it is copied: time, level when it is not info, message. */
export function lineAsText(line: TerminalLine): string {
  const level = line.level === 'info' ? '' : `${line.level.toUpperCase()} `;
  return `${lineTime(line.at)}  ${level}${line.message}`;
}

/** A phase begins with a line such as `── Transfer`. */
export const beginsPhase = (line: TerminalLine) => line.message.startsWith('── ');

/** A text cut into what matches (every odd part) and what stands between, upper and lower case alike. */
export function splitMatches(text: string, wanted: string): string[] {
  if (!wanted) return [text];
  const parts: string[] = [];
  const lower = text.toLowerCase();
  const needle = wanted.toLowerCase();
  // Some letters change their length with their case; then positions would not fit and nothing is marked.
  if (lower.length !== text.length) return [text];
  let start = 0;
  for (let hit = lower.indexOf(needle); hit >= 0; hit = lower.indexOf(needle, start)) {
    parts.push(text.slice(start, hit), text.slice(hit, hit + needle.length));
    start = hit + needle.length;
  }
  return [...parts, text.slice(start)];
}
