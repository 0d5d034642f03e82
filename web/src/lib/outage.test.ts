import { afterEach, expect, test, vi } from 'vitest';
import { serverAnswers, whenBack } from './outage';

afterEach(() => vi.unstubAllGlobals());

test('No answer and an unhealthy one are an outage', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
  expect(await serverAnswers()).toBe(false);
  vi.stubGlobal('fetch', async () => new Response(null, { status: 502 }));
  expect(await serverAnswers()).toBe(false);
});

test('Waiting ends when the service answers, not before', async () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', async (address: string) => {
    asked(address);
    if (asked.mock.calls.length < 3) throw new TypeError('refused');
    return new Response('Healthy');
  });
  await whenBack(1);
  expect(asked.mock.calls).toEqual([['/health/live'], ['/health/live'], ['/health/live']]);
});
