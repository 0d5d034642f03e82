import { redirect } from '@tanstack/react-router';
import { getMeOptions, getSetupOptions } from '@/api/@tanstack/react-query.gen';
import { rememberSession, whenSignedOut } from '@/lib/apiClient';
import { Problem } from '@/lib/problem';
import { queryClient } from './queryClient';

const address = () => window.location.pathname + window.location.search;

/** Lets a page load only for someone signed in; others go to setup or to sign-in, and come back afterwards. */
export async function requireSession() {
  try {
    const me = await queryClient.ensureQueryData({ ...getMeOptions(), staleTime: 60_000 });
    rememberSession(me.csrfToken, me.workspaceId);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    const { setUp } = await queryClient.fetchQuery(getSetupOptions());
    if (!setUp) throw redirect({ to: '/setup' });
    throw redirect({ to: '/sign-in', search: { next: address() } });
  }
}

/** An answer that says the session is over leads to sign-in, once, and back to the same page. */
export function watchSession() {
  whenSignedOut(() => {
    if (window.location.pathname === '/sign-in') return;
    queryClient.clear();
    window.location.assign(`/sign-in?next=${encodeURIComponent(address())}`);
  });
}
