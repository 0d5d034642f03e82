import { useSyncExternalStore } from 'react';
import type { Problem } from './problem';

const code = 'database_unavailable';
const lookAgain = 3000;
const listeners = new Set<(away: boolean) => void>();
let away = false;

function set(next: boolean) {
  if (away === next) return;
  away = next;
  for (const listener of listeners) listener(next);
}

/** Learns from a refused request that the service has no database, and finds out by itself when it has one again. */
export function noteDatabase(problem: Problem) {
  if (problem.code !== code || away) return;
  set(true);
  void waitForDatabase();
}

async function waitForDatabase() {
  for (;;) {
    await new Promise((done) => setTimeout(done, lookAgain));
    const answer = await fetch('/health/ready').catch(() => undefined);
    if (answer?.ok) return set(false);
  }
}

/** Calls back when the database is away or back; returns how to stop. */
export function onDatabaseState(listener: (away: boolean) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the service cannot reach its database at the moment. */
export const useDatabaseAway = () => useSyncExternalStore(onDatabaseState, () => away);
