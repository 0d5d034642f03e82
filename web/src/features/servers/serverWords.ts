import type { ServerResponse } from '@/api';

/** `backup@web-1.example`, with the port when it is not 22. */
export function addressOf(server: Pick<ServerResponse, 'kind' | 'address' | 'port' | 'username'>): string {
  if (server.kind === 'local') return 'The machine BackupApi runs on';
  const port = server.port && server.port !== 22 ? `:${server.port}` : '';
  return `${server.username}@${server.address}${port}`;
}

/** The borg that was detected, as a fact. */
export function borgOf(server: ServerResponse): string {
  const borg = server.capabilities?.tools.find((tool) => tool.name === 'borg');
  if (!server.capabilities) return 'Not detected yet';
  return borg?.version ?? 'Not installed';
}

/** What a person pastes: `user@host:port` fills three fields. */
export function splitAddress(text: string): { address: string; username?: string; port?: number } {
  const match = /^(?:ssh:\/\/)?(?:([^@\s]+)@)?(\[[^\]]+\]|[^:\s]+)(?::(\d{1,5}))?\/?$/.exec(text.trim());
  if (!match) return { address: text };
  const [, username, address = text, port] = match;
  return {
    address: address.replace(/^\[|\]$/g, ''),
    ...(username && { username }),
    ...(port && { port: Number(port) }),
  };
}
