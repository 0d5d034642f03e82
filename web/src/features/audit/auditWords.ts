import { humanize } from '@/lib/format';

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
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([name, value]) => `${spaced(name)}: ${value}`)
    .join(', ');
}

const spaced = (name: string) =>
  name.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).replaceAll('_', ' ');
