import type { QueryClient } from '@tanstack/react-query';
import type { GetOperationResponse, ListOperationsResponse, OperationSummary } from '@/api';
import { getOperationQueryKey } from '@/api/@tanstack/react-query.gen';
import { runningQuery } from './running';

/** What may look different once an operation has changed its status. */
const touched = [
  'listOperations',
  'getDashboard',
  'listJobs',
  'getJob',
  'listJobRuns',
  'listBackups',
  'listRestores',
  'getRestore',
  'listRepositories',
  'getRepository',
  'listSchedules',
  'getCalendar',
  'previewRetention',
];
const seen = new Map<string, string>();
const waiting = new WeakMap<QueryClient, ReturnType<typeof setTimeout>>();

/** Puts the news of one operation where it is shown: the tray, its page, and the lists when its status changed. */
export function applyOperation(queries: QueryClient, operation: OperationSummary) {
  queries.setQueryData<ListOperationsResponse>(runningQuery.queryKey, (page) => {
    const others = page?.items.filter((one) => one.id !== operation.id) ?? [];
    const items = operation.status === 'running' ? [operation, ...others] : others;
    items.sort((a, b) => b.id.localeCompare(a.id));
    return { nextCursor: null, ...page, items };
  });
  const key = getOperationQueryKey({ path: { id: operation.id } });
  queries.setQueryData<GetOperationResponse>(key, (known) => known && { ...known, ...operation });
  const state = `${operation.status}/${operation.phase}/${operation.requestedAction}`;
  if (seen.get(operation.id) === state) return;
  seen.set(operation.id, state);
  void queries.invalidateQueries({ queryKey: key });
  refreshSoon(queries);
}

/** After a lost connection: everything on the screen is asked for again. */
export function catchUp(queries: QueryClient) {
  void queries.invalidateQueries();
}

/** Several changes at once make one refresh of the lists. */
function refreshSoon(queries: QueryClient) {
  if (waiting.has(queries)) return;
  const timer = setTimeout(() => {
    waiting.delete(queries);
    for (const id of touched) void queries.invalidateQueries({ queryKey: [{ _id: id }] });
  }, 400);
  waiting.set(queries, timer);
}
