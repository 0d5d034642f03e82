import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobResponse } from '@/api';
import '@/lib/apiClient';
import { renderThemed } from '@/lib/testing/render';
import { DeleteJobDialog } from './DeleteJobDialog';

const navigate = vi.fn();
vi.mock('@tanstack/react-router', () => ({ useNavigate: () => navigate }));

const job = { id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Nightly' } as JobResponse;
const loss = 'Without this job the rules of the repository would remove 4 of 5 backups.';
const asked: string[] = [];

/** Answers one request after the other. */
function answer(...answers: Response[]) {
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(`${request.method} ${request.url.replace(/.*\/api/, '/api')}`);
    return answers.shift() ?? new Response(null, { status: 500 });
  });
}

const problem = (status: number, code: string, detail: string) =>
  new Response(JSON.stringify({ status, code, detail, hint: 'Repeat it with `confirm=true`.' }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  asked.length = 0;
  navigate.mockClear();
  renderThemed(
    <QueryClientProvider client={new QueryClient()}>
      <DeleteJobDialog job={job} opened onClose={() => {}} />
    </QueryClientProvider>,
  );
});

afterEach(() => vi.unstubAllGlobals());

test('A job whose backups stay goes with one click', async () => {
  answer(new Response(null, { status: 204 }));
  await press('Delete job');
  await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: '/jobs' }));
  expect(asked).toEqual([`DELETE /api/v1/jobs/${job.id}`]);
});

test('What would be lost is told, and only the typed name deletes the job all the same', async () => {
  answer(problem(409, 'confirmation_missing', loss), new Response(null, { status: 204 }));
  await press('Delete job');
  expect((await screen.findByRole('alert')).textContent).toContain(loss);
  expect(screen.queryByText(/confirm=true/)).toBeNull();

  await press('Delete job all the same');
  expect(asked).toHaveLength(1);
  await userEvent.type(screen.getByRole('textbox'), 'Nightly');
  await press('Delete job all the same');
  await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: '/jobs' }));
  expect(asked[1]).toBe(`DELETE /api/v1/jobs/${job.id}?confirm=true`);
});

test('Another failure is shown as it is', async () => {
  answer(problem(409, 'in_use', 'The job is still used.'));
  await press('Delete job');
  await screen.findByText('The job is still used.');
  expect(screen.queryByRole('textbox')).toBeNull();
});
