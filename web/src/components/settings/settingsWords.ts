import type { CatalogType } from '@/api';
import { emptyWords } from '@/components/ui/catalog/fieldTypes';
import { joinWords, plural } from '@/lib/format';

const valuesOf = (settings: object) => settings as Record<string, unknown>;

/** The lists that settings consist of, such as what is taken and what is left out, by their labels. */
export function listsOf(type: CatalogType | undefined, settings: object) {
  return (type?.fields ?? [])
    .filter((field) => field.kind.endsWith('_list'))
    .map((field) => ({ field, lines: (valuesOf(settings)[field.name] ?? []) as string[] }));
}

/** What a source takes, in a few words: its paths or databases while they are few. */
export function takenWords(type: CatalogType | undefined, settings: object): string {
  const [list] = listsOf(type, settings);
  if (!list) return type?.title ?? '';
  const { field, lines } = list;
  if (lines.length === 0) return emptyWords(field);
  if (lines.length <= 3) return joinWords(lines);
  return `${joinWords(lines.slice(0, 2))} and ${plural(lines.length - 2, 'more', 'more')}`;
}

/** Where a pool is: the first two words that its type cannot do without. */
export function placeWords(type: CatalogType | undefined, settings: object): string {
  const known = (type?.fields ?? [])
    .filter((field) => field.required && !field.secret && (field.kind === 'text' || field.kind === 'path'))
    .map((field) => valuesOf(settings)[field.name])
    .filter((value) => typeof value === 'string' && value !== '');
  return known.slice(0, 2).join(', ');
}
