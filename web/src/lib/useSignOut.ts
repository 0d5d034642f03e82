import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '@/api';
import { disconnectHub } from './hub';
import { notifyProblem } from './notify';

/** Ends the session on the server, then forgets everything that was loaded under it. */
export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut({ throwOnError: true });
      await disconnectHub();
      await navigate({ to: '/sign-in' });
      queries.clear();
    } catch (error) {
      notifyProblem(error);
    }
  };
}
