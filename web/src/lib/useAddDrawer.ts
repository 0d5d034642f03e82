import { useListFilters } from './useListFilters';

/** Whether the drawer that adds one is open; the address says so (`?new=1`), so that a link can open it. */
export function useAddDrawer() {
  const { filters, set } = useListFilters();
  return {
    opened: filters.new !== undefined,
    open: () => set({ new: '1' }),
    close: () => set({ new: undefined }),
  };
}
