import { createContext } from 'react';

interface Scope {
  /** The server that the settings speak of, once it is chosen. */
  serverId: string | null;
}

/** What fields know beside their own form. */
export const SettingsScope = createContext<Scope>({ serverId: null });
