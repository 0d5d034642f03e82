import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OperationSummary } from '@/api';
import { onDatabaseState } from './databaseState';
import { connectHub } from './hub';
import { applyOperation, catchUp } from './liveCache';

/** What the hub's stream `Events` sends; OpenAPI describes no hub. */
interface OperationEvent {
  operation: OperationSummary;
}

/** Feeds the hub's events of the workspace into the query cache, for as long as the frame stands. */
export function useLiveUpdates() {
  const queries = useQueryClient();
  useEffect(() => {
    let stopped = false;
    let dispose = () => {};
    const follow = async () => {
      const hub = await connectHub();
      const subscribe = () => {
        if (stopped) return;
        const subscription = hub.stream<OperationEvent>('Events').subscribe({
          next: (event) => applyOperation(queries, event.operation),
          // A broken stream is taken up again on reconnection, below.
          error: () => {},
          complete: () => {},
        });
        dispose = () => subscription.dispose();
      };
      subscribe();
      hub.onreconnected(() => {
        dispose();
        subscribe();
        catchUp(queries);
      });
    };
    void follow();
    const unwatch = onDatabaseState((away) => {
      if (!away) catchUp(queries);
    });
    return () => {
      stopped = true;
      unwatch();
      dispose();
    };
  }, [queries]);
}
