import { useState } from 'react';
import type { CatalogType } from '@/api';
import { defaultsOf, type FieldValues, knownOf, settingsOf } from '@/components/ui/catalog/fieldTypes';

interface Known {
  type: string;
  settings: object;
}

export type TypedSettings = ReturnType<typeof useTypedSettings>;

/** A type, chosen or known, and what its form says; what was typed for one type is still there after a look at another. */
export function useTypedSettings([first, ...others]: [CatalogType, ...CatalogType[]], known?: Known) {
  const types = [first, ...others];
  const [chosen, choose] = useState(known?.type);
  const [drafts, setDrafts] = useState<Record<string, FieldValues>>({});
  const type = types.find((one) => one.type === chosen) ?? first;
  const start = known?.type === type.type ? knownOf(type.fields, known.settings) : defaultsOf(type.fields);
  const values = drafts[type.type] ?? start;
  return {
    types,
    type,
    choose,
    values,
    change: (next: FieldValues) => setDrafts({ ...drafts, [type.type]: next }),
    /** Takes over settings that were found for a type. */
    take: (found: Known) => {
      const fields = types.find((one) => one.type === found.type)?.fields;
      if (!fields) return;
      choose(found.type);
      setDrafts({ ...drafts, [found.type]: knownOf(fields, found.settings) });
    },
    /** Whether something typed would be lost. */
    dirty: Object.keys(drafts).length > 0,
    /** As the API takes them: its union of types is named by the catalog, not by this code. */
    settings: settingsOf(type.type, type.fields, values) as never,
  };
}
