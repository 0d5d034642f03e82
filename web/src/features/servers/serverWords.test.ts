import { expect, test } from 'vitest';
import { addressOf, splitAddress } from './serverWords';

test.each([
  ['web-1', { address: 'web-1' }],
  ['backup@web-1.example', { address: 'web-1.example', username: 'backup' }],
  ['ssh://root@10.0.0.8:2222', { address: '10.0.0.8', username: 'root', port: 2222 }],
  ['[fe80::1]:22', { address: 'fe80::1', port: 22 }],
  ['fe80::1', { address: 'fe80::1' }],
])('%s is taken apart', (text, parts) => expect(splitAddress(text)).toEqual(parts));

test('The usual port is not worth a word', () => {
  const server = { kind: 'ssh', address: 'web-1', username: 'backup' } as const;
  expect(addressOf({ ...server, port: 22 })).toBe('backup@web-1');
  expect(addressOf({ ...server, port: 2200 })).toBe('backup@web-1:2200');
});
