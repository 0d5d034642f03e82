import { expect, test } from 'vitest';
import { actionWords, detailWords } from './auditWords';

test('Actions and details are words, not identifiers', () => {
  expect(actionWords('server.host_key_accepted')).toBe('Host key accepted');
  expect(
    detailWords({
      address: 'web-1',
      hostKey: 'SHA256:x',
      nothing: null,
      list: [1],
      runId: 'x',
      useSudo: false,
    }),
  ).toBe('address: web-1, host key: SHA256:x, use sudo: no');
  expect(detailWords(null)).toBe('');
});
