import { expect, test } from 'vitest';
import { Problem, toProblem } from './problem';

test('Field names are those of the form, whatever the case the server wrote', () => {
  const problem = new Problem(400, { errors: { 'Settings.Paths[0]': ['Must be absolute.'] } });
  expect(problem.fields).toEqual({ 'settings.paths[0]': 'Must be absolute.' });
});

test('An answer without a body still becomes a sentence', () => {
  const problem = toProblem('', new Response(null, { status: 502 }));
  expect(problem.message).toBe('The server answered 502 without saying why.');
  expect(problem.code).toBe('http_502');
});

test('Copied details name code and trace, and nothing that was not said', () => {
  const problem = new Problem(409, { detail: 'Locked.', code: 'repository_locked', traceId: '00-1' });
  expect(problem.details).toBe('Locked.\nCode: repository_locked\nStatus: 409\nTrace: 00-1');
});
