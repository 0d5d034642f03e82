import { humanize } from '@/lib/format';
import { formatAbsolute } from '@/lib/time';

const known: Record<string, string> = {
  'session.started': 'Signed in',
  'session.ended': 'Signed out',
  'session.refused': 'Sign-in refused',
};

/** `server.host_key_accepted` as "Host key accepted". */
export function actionWords(action: string): string {
  if (known[action]) return known[action];
  const verb = action.split('.').at(-1) ?? action;
  return humanize(verb);
}

/** The recorded details as short facts: `address: web-1, port: 22`. */
export function detailWords(details: unknown): string {
  if (typeof details !== 'object' || details === null) return '';
  return Object.entries(details)
    .filter(([name, value]) => value !== null && typeof value !== 'object' && !/[iI]ds?$/.test(name))
    .map(([name, value]) => `${spaced(name)}: ${spoken(value)}`)
    .join(', ');
}

const spoken = (value: unknown) => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const isTime = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
  return isTime ? formatAbsolute(value) : String(value);
};

/** What an event is about, as a person writes it. */
export const subjectWords = (type: string) => humanize(type).toLowerCase().replace('api', 'API');

const spaced = (name: string) =>
  name.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).replaceAll('_', ' ');
