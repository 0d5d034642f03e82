import { type ConnectionResponse, createConnection, updateConnection } from '@/api';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import type { ConnectionForm } from './connectionForm';

interface SaveConnection {
  connection?: ConnectionResponse;
  form: ConnectionForm;
  settings: ConnectionResponse['settings'];
  done: (saved: ConnectionResponse) => void;
}

/** Saves a connection. The server tests it first, unless that is left out on purpose. */
export function useSaveConnection({ connection, form, settings, done }: SaveConnection) {
  return useSave({
    save: async (skipTest: boolean) => {
      const { name, serverId, isDefault, tags } = form.values;
      const body = { name, settings, isDefault, tags, skipTest };
      if (!connection) {
        const made = { ...body, serverId: serverId ?? '' };
        return (await createConnection({ body: made, throwOnError: true })).data;
      }
      const path = { id: connection.id };
      const headers = ifMatch(connection.version);
      return (await updateConnection({ path, headers, body, throwOnError: true })).data;
    },
    touches: ['listConnections', 'getConnection', 'listConnectionDatabases', 'getSource'],
    form,
    done,
  });
}
