import { expect, test } from 'vitest';
import { targetStatuses } from './targetStatuses';

const part = (id: string, repository: string, status: string, sourceId = id, attempt = 1) =>
  ({
    id,
    status,
    sourceId,
    attempt,
    repositoryId: repository,
    repositoryName: `name of ${repository}`,
  }) as never;

test('Each repository of a run has a status of its own, as bad as its worst part', () => {
  const targets = targetStatuses([
    part('1', 'b', 'completed'),
    part('2', 'a', 'warning'),
    part('3', 'b', 'failed'),
    part('4', 'a', 'completed'),
    { id: '5', status: 'completed', repositoryId: null, repositoryName: null } as never,
  ]);
  expect(targets).toEqual([
    { id: 'a', name: 'name of a', status: 'warning', operationId: '2' },
    { id: 'b', name: 'name of b', status: 'failed', operationId: '3' },
  ]);
});

test('A retry that went well takes the place of what failed', () => {
  const targets = targetStatuses([
    part('1', 'a', 'failed', 'shop', 1),
    part('2', 'a', 'completed', 'shop', 2),
  ]);
  expect(targets[0]).toMatchObject({ status: 'completed', operationId: '2' });
});

test('A part that still runs is seen while nothing failed', () => {
  expect(targetStatuses([part('1', 'a', 'completed'), part('2', 'a', 'running')])[0]?.status).toBe('running');
});
