import { expect, test } from 'vitest';
import { outcomeWords, whatAndWhere } from './jobWords';

const source = (name: string) => ({ id: name, name, serverName: 'web-1', type: 'files' });
const repository = (name: string) => ({ id: name, name, poolName: 'nas-1' });

test('One source and one repository are named, several are counted', () => {
  expect(whatAndWhere({ sources: [source('shop')], repositories: [repository('main')] })).toBe(
    'shop → main on nas-1',
  );
  expect(
    whatAndWhere({ sources: [source('a'), source('b')], repositories: [repository('x'), repository('y')] }),
  ).toBe('2 sources → 2 repositories');
});

test('Only what happened is said of the runs', () => {
  expect(outcomeWords({ completed: 27, warning: 1, failed: 0 })).toBe('27 good, 1 with warnings');
  expect(outcomeWords({ completed: 0, warning: 0, failed: 0 })).toBe('');
});
