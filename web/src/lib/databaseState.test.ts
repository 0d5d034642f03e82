import { afterEach, expect, test, vi } from 'vitest';
import { noteDatabase, onDatabaseState } from './databaseState';
import { Problem } from './problem';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('tells once that the database is away, and when it is back', async () => {
  vi.useFakeTimers();
  const ready = vi.fn().mockResolvedValueOnce({ ok: false }).mockResolvedValue({ ok: true });
  vi.stubGlobal('fetch', ready);
  const told: boolean[] = [];
  const stop = onDatabaseState((away) => told.push(away));
  noteDatabase(new Problem(503, { code: 'storage_full' }));
  noteDatabase(new Problem(503, { code: 'database_unavailable' }));
  noteDatabase(new Problem(503, { code: 'database_unavailable' }));
  expect(told).toEqual([true]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([true, false]);
  expect(ready).toHaveBeenCalledTimes(2);
  stop();
});
