import { useEffect, useState } from 'react';
import { LogStore } from '@/components/ui/terminal/LogStore';
import { operationTransport } from './operationTransport';

/** The log of an operation, opened at its end and followed for as long as the page shows it. */
export function useOperationLog(id: string): LogStore | null {
  const [store, setStore] = useState<LogStore | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const opened = new LogStore(operationTransport(id), stop.signal);
    setStore(opened);
    void opened.run();
    return () => stop.abort();
  }, [id]);
  return store;
}
