import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MeResponse } from '@/api';
import { getMeQueryKey } from '@/api/@tanstack/react-query.gen';
import { rememberSession } from './apiClient';

/** A page of this application; an address that leads elsewhere is not followed. */
const ownPage = (next: string | undefined) => (next?.startsWith('/') && !next.startsWith('//') ? next : '/');

/** After signing in: remembers the session and goes to the page that was asked for. */
export function useEnter() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (me: MeResponse, next?: string) => {
    rememberSession(me.csrfToken, me.workspaceId);
    queries.setQueryData(getMeQueryKey(), me);
    await navigate({ href: ownPage(next), replace: true });
  };
}
