import { expect, test } from 'vitest';
import { errorsUnder } from './errorsUnder';

test('Messages of list entries go to the list, the first one wins', () => {
  const errors = {
    name: 'Give it a name.',
    'settings.paths[0]': 'Must be absolute.',
    'settings.paths[1]': 'Is given twice.',
    'settings.root': 'Is missing.',
  };
  expect(errorsUnder(errors, 'settings')).toEqual({ paths: 'Must be absolute.', root: 'Is missing.' });
});
