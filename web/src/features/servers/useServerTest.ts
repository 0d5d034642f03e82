import { detectServer, type ServerResponse, testServer } from '@/api';
import { useSave } from '@/lib/useSave';

/** Runs the test of a server; its result becomes the server's status. The first time it lets us in, we also look around. */
export function useServerTest(server: ServerResponse) {
  const path = { id: server.id };
  return useSave({
    save: async () => {
      const { data: test } = await testServer({ path, throwOnError: true });
      // What was found is stored with the server; a failure here is no failure of the test.
      if (test.passed && !server.capabilities) await detectServer({ path });
      return test;
    },
    touches: ['getServer', 'listServers', 'getDashboard'],
  });
}
