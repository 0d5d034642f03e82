const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall of a zone shows at an instant: `2026-11-26T00:00`, as an input of the browser takes it. */
export function wallOf(instant: string | number | Date, zone: string): string {
  return formatOf(zone).format(new Date(instant)).replace(' ', 'T');
}

/** The instant at which the clock of a zone shows that: the inverse of `wallOf`, as ISO 8601 in UTC. */
export function instantAt(wall: string, zone: string): string {
  const named = Date.parse(`${wall}Z`);
  const offsetAt = (instant: number) => Date.parse(`${wallOf(instant, zone)}Z`) - instant;
  // The offset that counts is the one at the moment looked for, which can differ from the one at the guess.
  const guess = named - offsetAt(named);
  return new Date(named - offsetAt(guess)).toISOString();
}

/** `UTC+1`: how far a zone is from UTC now. */
export function offsetWords(zone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(now);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  // Some versions say GMT+0 where others say GMT.
  return name.replace('GMT', 'UTC').replace(/\+0$/, '');
}

/** The zone of this device. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that the browser knows by its IANA name. */
export const allZones = (): string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
];

/** Day and time as an instant with an offset says them itself, whatever the zone of this device: `Mon 23 Nov`, `02:30`. */
export function asWritten(instant: string): { day: string; clock: string } {
  const day = new Date(`${instant.slice(0, 10)}T12:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return { day: day.replace(',', ''), clock: instant.slice(11, 16) };
}
