import type { HubConnection } from '@microsoft/signalr';
import { currentWorkspaceId } from './apiClient';

export type HubState = 'connecting' | 'connected' | 'lost';

const listeners = new Set<(state: HubState) => void>();
let state: HubState = 'connecting';
let opening: Promise<HubConnection> | undefined;

function setState(next: HubState) {
  state = next;
  for (const listener of listeners) listener(next);
}

export const hubState = () => state;

/** Calls back when the connection is lost or back; returns how to stop. */
export function onHubState(listener: (state: HubState) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const delay = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function open(): Promise<HubConnection> {
  const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  const hub = new HubConnectionBuilder()
    .withUrl(`/hubs/operations?workspace=${currentWorkspaceId()}`)
    .withAutomaticReconnect({
      nextRetryDelayInMilliseconds: (retry) => Math.min(10_000, 500 * 2 ** retry.previousRetryCount),
    })
    .configureLogging(LogLevel.None)
    .build();
  hub.onreconnecting(() => setState('lost'));
  hub.onreconnected(() => setState('connected'));
  hub.onclose(() => setState('lost'));
  for (let wait = 500; ; wait = Math.min(10_000, wait * 2)) {
    try {
      await hub.start();
      setState('connected');
      return hub;
    } catch {
      // Shown as the quiet bar; the next attempt follows by itself.
      setState('lost');
      await delay(wait);
    }
  }
}

/** The one connection to the operations hub, opened on first use and kept. */
export function connectHub(): Promise<HubConnection> {
  opening ??= open();
  return opening;
}

/** Ends the connection, on signing out. */
export async function disconnectHub(): Promise<void> {
  const hub = await opening;
  opening = undefined;
  await hub?.stop();
  setState('connecting');
}
