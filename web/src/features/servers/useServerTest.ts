import { testServer } from '@/api';
import { useSave } from '@/lib/useSave';

/** Runs the test of a server; its result also becomes the server's status. */
export function useServerTest(id: string) {
  return useSave({
    save: async () => (await testServer({ path: { id }, throwOnError: true })).data,
    touches: ['getServer', 'listServers', 'getDashboard'],
  });
}
