import type { LogLine } from '@/api';
import { listOperationLogs } from '@/api';
import type { LogTransport } from '@/components/ui/terminal/LogStore';
import { connectHub, hubState, onHubState } from '@/lib/hub';

/** Resolves once live updates can arrive; at once when they already do. */
function connected(signal: AbortSignal): Promise<void> {
  if (hubState() === 'connected') return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = onHubState((state) => {
      if (state !== 'connected') return;
      stop();
      resolve();
    });
    signal.addEventListener('abort', () => {
      stop();
      reject(signal.reason);
    });
  });
}

/** The log of an operation: pages from the API, live lines from the hub. */
export function operationTransport(id: string): LogTransport {
  return {
    page: async ({ after, before, limit, levels, search }, signal) => {
      const query = { after, before, limit, level: levels?.join(','), search };
      return (await listOperationLogs({ path: { id }, query, signal, throwOnError: true })).data;
    },
    stream: async (after, onLines, signal) => {
      const hub = await connectHub();
      await connected(signal);
      await new Promise<void>((resolve, reject) => {
        const subscription = hub.stream<LogLine[]>('Log', id, after).subscribe({
          next: onLines,
          complete: resolve,
          error: reject,
        });
        signal.addEventListener('abort', () => {
          subscription.dispose();
          reject(signal.reason);
        });
      });
    },
  };
}
