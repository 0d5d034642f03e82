import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Problem } from '@/lib/problem';
import { renderThemed } from '@/lib/testing/render';
import { ErrorNotice } from './ErrorNotice';

const problem = new Problem(409, {
  detail: 'The pool is used by 1 repository.',
  hint: 'Delete the repository first.',
  code: 'in_use',
  uses: [{ type: 'repository', id: '1', name: 'shop-media' }],
});

test('Says what happened, what to do, and what stands in the way', () => {
  renderThemed(<ErrorNotice error={problem} />);
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain('The pool is used by 1 repository.');
  expect(alert.textContent).toContain('Delete the repository first.');
  expect(alert.textContent).toContain('Repository shop-media');
});

test('Offers another try', async () => {
  const retry = vi.fn();
  renderThemed(<ErrorNotice error={problem} onRetry={retry} />);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('A server that cannot be reached is said in words', () => {
  renderThemed(<ErrorNotice error={new TypeError('Failed to fetch')} />);
  expect(screen.getByRole('alert').textContent).toContain('The server could not be reached.');
});

test('Shows nothing while nothing is wrong', () => {
  renderThemed(<ErrorNotice error={null} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
