import { client } from '@/api/client.gen';
import { noteDatabase } from './databaseState';
import { type Problem, toProblem } from './problem';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

const session = { csrfToken: '', workspaceId: '' };
let onSignedOut: () => void = () => {};

/** Remembers what every later request must carry: the CSRF token and the workspace. */
export function rememberSession(csrfToken: string | null | undefined, workspaceId: string | undefined) {
  session.csrfToken = csrfToken ?? '';
  session.workspaceId = workspaceId ?? '';
}

/** The headers for a request made without the generated client, such as a download. */
export function sessionHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (session.workspaceId) headers['X-Workspace-Id'] = session.workspaceId;
  if (session.csrfToken && !safeMethods.has(method)) headers['X-CSRF-Token'] = session.csrfToken;
  return headers;
}

/** The workspace that requests name; the hub takes it in its address. */
export const currentWorkspaceId = () => session.workspaceId;

/** Calls back when an answer says that the session is over. */
export function whenSignedOut(callback: () => void) {
  onSignedOut = callback;
}

client.interceptors.request.use((request) => {
  for (const [name, value] of Object.entries(sessionHeaders(request.method)))
    request.headers.set(name, value);
  return request;
});

client.interceptors.error.use((error, response, request): Problem => {
  if (response?.status === 401 && request && !/\/(me|session|setup)$/.test(new URL(request.url).pathname)) {
    onSignedOut();
  }
  const problem = toProblem(error, response);
  noteDatabase(problem);
  return problem;
});

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error;
  }
}
