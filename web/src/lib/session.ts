import { useSuspenseQuery } from '@tanstack/react-query';
import { getMeOptions } from '@/api/@tanstack/react-query.gen';

/** Who is signed in, with the workspace that is shown. The route loader has it before any page renders. */
export function useMe() {
  const { data: me } = useSuspenseQuery(getMeOptions());
  const workspace = me.workspaces.find((one) => one.id === me.workspaceId) ?? me.workspaces[0];
  return { me, workspace };
}
