import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from './support/api';
import { findBarriers } from './support/browser';
import { waitUntil } from './support/service';
import { type SignedIn, startSignedIn } from './support/signedIn';
import { add, click, fill, pick, title } from './support/steps';

type Created = { id: string };
type Started = { operations: Created[] };
type Runs = { items: { status: string; operations: { trigger: string }[] }[] };

// A job gets its schedule and its rules in the browser, and borg does what they say. Each step stands on the ones before.
describe.sequential('Schedules and retention', () => {
  let at: SignedIn;
  let api: Api;
  let page: Page;
  let job: string;
  let other: string;
  let repository: string;

  beforeAll(async () => {
    at = await startSignedIn();
    ({ api, page } = at);
    const folder = join(at.service.data, 'lab');
    mkdirSync(join(folder, 'files'), { recursive: true });
    writeFileSync(join(folder, 'files', 'page.html'), '<p>hello</p>');
    const server = await api.post<Created>('/servers', { name: 'backup-host', kind: 'local' });
    const source = await api.post<Created>('/sources', {
      name: 'Website',
      serverId: server.id,
      settings: { type: 'files', paths: [join(folder, 'files')] },
    });
    const pool = await api.post<Created>('/storage-pools', {
      name: 'Backup disk',
      settings: { type: 'local', path: join(folder, 'pool') },
    });
    repository = (
      await api.post<Created>('/repositories', { name: 'website', poolId: pool.id, engine: 'borg' })
    ).id;
    const parts = { sourceIds: [source.id], repositoryIds: [repository] };
    job = (await api.post<Created>('/jobs', { name: 'Website, nightly', ...parts })).id;
    other = (await api.post<Created>('/jobs', { name: 'Website, again', ...parts })).id;
  }, 240_000);

  afterAll(async () => {
    await at?.stop('schedules-last-step');
  });

  const form = () => page.getByRole('dialog').first();
  const type = (name: string) => form().getByText(name, { exact: true }).click();
  const says = (where: Locator, text: string | RegExp) => where.getByText(text).first().waitFor();
  const inParis = async () => {
    const field = form().getByLabel('Time zone', { exact: true }).first();
    await field.click();
    await field.fill('paris');
    await page.getByRole('option', { name: 'Europe/Paris' }).click();
  };
  const clear = (label: string) => fill(form(), label, '');

  test('A schedule is built by hand, and what it comes to is shown meanwhile', async () => {
    await page.goto(`/jobs/${job}?tab=schedule`);
    await click(page, 'Add schedule');
    await type('Weekly');
    await fill(form(), 'Time', '1200');
    await inParis();
    await says(form(), 'Every weekday at 12:00 (Europe/Paris).');
    expect(await form().getByRole('list').first().getByRole('listitem').count()).toBe(10);
    await click(page, 'Sat');
    await says(form(), /Saturday at 12:00/);
    await click(page, 'Sat');
  });

  test('A window and a blackout move its runs, and each says why', async () => {
    await form().getByRole('switch', { name: 'Starts only within a window' }).click();
    await says(form(), /12:00 is outside of the window, so it waits until/);
    await fill(form(), 'Time', '02:30');
    await says(form(), 'all as named');
    await click(page, 'Add period');
    await page.getByRole('menuitem', { name: 'Again and again, at times of day' }).click();
    await fill(form(), 'From', '01:00');
    await fill(form(), 'Until', '04:00');
    await fill(form(), 'Reason', 'Batch jobs');
    await says(form(), /02:30 is in a blackout \(Batch jobs\), so it waits until/);
    await click(page, 'Remove Batch jobs, every day, 01:00 to 04:00');
    await says(form(), 'all as named');
    expect(await findBarriers(page)).toEqual([]);
  });

  test('What can never run is refused at its field', async () => {
    await type('Cron');
    await fill(form(), 'Cron expression', '0 3 31 2 *');
    await says(form(), 'It never runs: no date of the next twelve years is like that.');
    await fill(form(), 'Cron expression', 'every night');
    await says(form(), 'Correct what is marked to see the next runs.');
    await type('Weekly');
    await says(form(), /Every weekday at 02:30 \(Europe\/Paris\), starting only between 22:00 and 05:00/);
    await click(page, 'Add schedule', 'dialog');
    await says(page.getByRole('region', { name: 'Schedules' }), /Every weekday at 02:30/);
    await page.getByText('02:30', { exact: true }).nth(9).waitFor();
  });

  test('Another job that would meet it is told so before it is saved', async () => {
    await page.goto(`/jobs/${other}?tab=schedule&new=1`);
    await type('Weekly');
    await fill(form(), 'Time', '02:35');
    await inParis();
    await says(form(), /“Website, nightly” writes into the repository website at the same time/);
    await click(page, 'Cancel', 'dialog');
    await click(page, 'Discard');
  });

  test('The calendar shows what is to come', async () => {
    await page.goto(`/calendar?view=month&jobId=${job}&status=planned`);
    await says(page.getByRole('main'), /\d+ runs?/);
    await page
      .getByRole('link', { name: /Website, nightly/ })
      .first()
      .waitFor();
  });

  test('A new job takes its place in the order with it', async () => {
    await add(page, '/jobs', 'New job');
    await fill(form(), 'Name', 'Website, afterwards');
    for (const [label, option] of [
      ['Sources', 'Website'],
      ['Repositories', 'website'],
    ] as const) {
      await pick(page, label, option);
      await page.keyboard.press('Tab'); // the list would cover what comes next
    }
    await click(page, 'Order', 'dialog');
    await pick(page, 'Runs after', 'Website, nightly');
    await page.keyboard.press('Tab');
    await pick(page, 'When Website, nightly failed, this job', 'runs all the same');
    await click(page, 'Create job');
    await title(page, 'Website, afterwards');
    await page.getByRole('tab', { name: 'Schedule' }).click();
    await says(page.getByRole('main'), 'has to end first');
  });

  test('The queue says what waits for what', async () => {
    const known = await api.get<Record<string, unknown> & { version: number }>(`/jobs/${other}`);
    const ids = (of: unknown) => (of as Created[]).map((one) => one.id);
    const parts = { sourceIds: ids(known.sources), repositoryIds: ids(known.repositories) };
    await api.put(`/jobs/${other}`, { name: known.name, ...parts, preScript: 'sleep 15' }, known.version);
    const started = [
      await api.post<Started>(`/jobs/${other}/run`),
      await api.post<Started>(`/jobs/${job}/run`),
    ];
    await page.goto('/operations/queue');
    await says(page.getByRole('main'), /Waits for “.*”, which uses the same repository/);
    for (const { operations } of started)
      for (const { id } of operations) expect((await api.untilEnded(id)).status).toBe('completed');
    await says(page.getByRole('main'), 'Nothing waits');
  });

  test('A schedule that is due starts a real backup by itself', async () => {
    await page.goto(`/jobs/${job}?tab=schedule`);
    await page.getByRole('button', { name: /^Change schedule/ }).click();
    await type('Cron');
    await fill(form(), 'Cron expression', '* * * * *');
    await form().getByRole('switch', { name: 'Starts only within a window' }).click();
    await says(form(), /Every minute/);
    await click(page, 'Save');
    await form().waitFor({ state: 'detached' });
    await waitUntil('the schedule has made a backup', 200_000, async () => {
      const { items } = await api.get<Runs>(`/jobs/${job}/runs`);
      return items.some((run) => run.status === 'completed' && run.operations[0]?.trigger === 'schedule');
    });
    await page.goto(`/jobs/${job}?tab=timeline`);
    await page.getByRole('region', { name: 'Duration of each run' }).waitFor();
    await page.goto(`/jobs/${job}?tab=schedule`);
    await page.getByRole('button', { name: /^Delete schedule/ }).click();
    await click(page, 'Delete schedule', 'dialog');
    await says(page.getByRole('main'), 'It runs only when somebody starts it');
  });

  test('Rules are tried out before they apply, and losing more than half asks for the name', async () => {
    await untilIdle();
    const known = await count();
    for (let n = known; n < 5; n++) await api.runJob(job);
    const all = await count();
    await page.goto(`/jobs/${job}?tab=retention`);
    await click(page, 'Change rules');
    await form().getByRole('radio', { name: 'By rules' }).click();
    for (const rule of ['Daily', 'Weekly', 'Monthly']) await clear(rule);
    await fill(form(), 'Last', '2');
    await says(form(), `2 of ${all} backups stay; ${all - 2} go with the next prune`);
    await click(page, 'Save');
    const question = page.getByRole('dialog', { name: 'Remove more than half?' });
    await fill(question, /^Type/, 'Website, nightly');
    await question.getByRole('button', { name: /^Save and remove/ }).click();
    await form().waitFor({ state: 'detached' });
  });

  test('The calendar of a job says which backup stays by which rule', async () => {
    const panel = page.getByRole('region', { name: 'Retention', exact: true });
    await says(panel, /Last \d of 2/);
    expect(await findBarriers(page)).toEqual([]);
    // All on one day, unless midnight lies between them.
    let words = '';
    for (const day of await panel.getByRole('button', { name: /(stay|goes)/ }).all()) {
      await day.click();
      words += await panel.getByRole('list').innerText();
    }
    expect(words).toContain('Last 1 of 2');
    expect(words).toContain('Last 2 of 2');
    expect(words.match(/No rule keeps it/g)?.length).toBe((await count()) - 2);
  });

  test('A pinned backup stays', async () => {
    const { items } = await api.get<{ items: Created[] }>(`/backups?jobId=${job}&limit=200`);
    await page.goto(`/backups/${items.at(-1)?.id}?tab=details`);
    await page.getByRole('heading', { level: 1, name: /^Website, / }).waitFor();
    await click(page, 'More actions');
    await page.getByRole('menuitem', { name: 'Pin until a day…' }).click();
    await click(page, 'Pin', 'dialog');
    await page.getByText(/^Pinned until/).waitFor();
  });

  test('A dry run removes nothing, a prune what the rules say', async () => {
    const all = await count();
    await page.goto(`/repositories/${repository}?tab=retention`);
    await click(page, 'Prune');
    await click(page, 'Dry run');
    await ended();
    expect(await count()).toBe(all);
    await page.goto(`/repositories/${repository}?tab=retention`);
    await click(page, 'Prune');
    await click(page, `Remove ${all - 3} backups`);
    await ended();
    expect(await count()).toBe(3);
    await page.goto(`/repositories/${repository}?tab=retention`);
    await title(page, 'website');
    // One more is the other job's, which has no rules.
    await says(page.getByRole('region', { name: 'Retention', exact: true }), /^All 4 backups stay/);
  });

  test('The browser met no error on the way', () => expect(at.errors).toEqual([]));

  const count = async () =>
    (await api.get<{ items: Json[] }>(`/backups?jobId=${job}&limit=200`)).items.length;

  const untilIdle = () =>
    waitUntil('nothing runs any more', 120_000, async () => {
      const { items } = await api.get<{ items: Json[] }>('/operations?status=pending,running');
      return items.length === 0;
    });

  /** The operation whose page is open has ended well. */
  async function ended() {
    await page.waitForURL(/\/operations\/[0-9a-f-]{36}/);
    const operation = await api.untilEnded(page.url().replace(/.*operations\/([0-9a-f-]+).*/, '$1'));
    expect(operation.status).toBe('completed');
  }
});

type Json = Record<string, unknown>;
