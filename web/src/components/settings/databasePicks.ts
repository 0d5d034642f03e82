import type { DatabaseInfo } from '@/api';
import type { Pick } from '@/components/ui/picks';
import { formatBytes, plural } from '@/lib/format';

/** The databases of a server to choose from, with what was chosen earlier and is not there any more. */
export function databasePicks(known: DatabaseInfo[], chosen: string[]): Pick[] {
  const names = new Set(known.map((one) => one.name));
  const gone = chosen
    .filter((name) => !names.has(name))
    .map((value) => ({ value, warning: 'This database is not on the server now.' }));
  return [...gone, ...known.map(pickOf)];
}

const pickOf = ({ name, bytes, tables, warnings }: DatabaseInfo): Pick => ({
  value: name,
  words: [tables != null && plural(tables, 'table'), bytes != null && formatBytes(bytes)]
    .filter(Boolean)
    .join(', '),
  warning: warnings.join(' ') || undefined,
});
