import { useEffect, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let title = '';

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Names the page: in the browser's tab and as the last step of the breadcrumb. */
export function useSetPageTitle(next: string) {
  useEffect(() => {
    title = next;
    document.title = `${next} · BackupApi`;
    for (const listener of listeners) listener();
  }, [next]);
}

/** The name of the page that is shown. */
export const usePageTitle = () => useSyncExternalStore(subscribe, () => title);
