/** `every day`, `every 7 days`, or that it does not happen by itself. */
export function everyWords(days: number): string {
  if (days === 0) return 'Not by itself';
  return days === 1 ? 'every day' : `every ${days} days`;
}
