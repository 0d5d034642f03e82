import { createContext } from 'react';

interface Scope {
  /** The server that the settings speak of, once it is chosen. */
  serverId: string | null;
  /** The type of connection that they need. */
  connectionType: string | null;
}

/** What fields know beside their own form. */
export const SettingsScope = createContext<Scope>({ serverId: null, connectionType: null });
