import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Filters = Record<string, string | undefined>;

/** The filters of a list, kept in the address. An empty value removes a filter. */
export function useListFilters() {
  const filters = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const set = useCallback(
    (changes: Filters) =>
      void navigate({
        to: '.',
        replace: true,
        search: (old: Filters) => {
          const next = { ...old, ...changes };
          return Object.fromEntries(Object.entries(next).filter(([, value]) => value));
        },
      } as never),
    [navigate],
  );
  return { filters, set };
}
