/** What somebody typed as a time of day, written as `02:30`; what is none stays as it is. */
export function clockOf(text: string): string {
  const found = /^\s*(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*$/.exec(text);
  if (!found) return text;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 23 || minute > 59) return text;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
