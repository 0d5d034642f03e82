import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectErrors, launch, openContext, takePicture } from './support/browser';
import { describeTree, makeTree, type SshServer, scratch, startSshServer } from './support/lab';
import { type Service, startService } from './support/service';
import { add, click, fill, pick, title } from './support/steps';

// A stranger's first hour, in one browser: each step stands on the ones before.
describe.sequential('The main job', () => {
  let service: Service;
  let machine: SshServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  const lab = scratch();
  const tree = join(lab, 'tree');
  const restored = join(lab, 'restored');

  beforeAll(async () => {
    makeTree(tree);
    mkdirSync(restored);
    machine = startSshServer();
    [service, browser] = await Promise.all([startService(), launch()]);
    context = await openContext(browser, service.url);
    errors = collectErrors(context);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });

  afterAll(async () => {
    if (page) await takePicture(page, 'last-step');
    await browser?.close();
    machine?.stop();
    await service?.stop();
  });

  test('The one-time link makes the owner and the workspace', async () => {
    await page.goto(service.setupLink);
    await fill(page, 'Workspace', 'Acme');
    await fill(page, 'Your name', 'Ada Fontaine');
    await fill(page, 'Email', 'ada@example.test');
    await fill(page, 'Password', 'correct horse battery staple');
    await click(page, 'Create the workspace');
    await page.waitForURL(`${service.url}/`);
  });

  test('A server is added over SSH after its host key was confirmed', async () => {
    await add(page, '/servers', 'Add server');
    await fill(page, 'Address', '127.0.0.1');
    await fill(page, 'Port', `${machine.port}`);
    await fill(page, 'User', machine.username);
    await fill(page, 'Name', 'db-1');
    await click(page, 'Continue');
    await page.getByText(machine.fingerprint).waitFor();
    await click(page, 'It matches, add server');
    await title(page, 'db-1');
  });

  test('The line that is shown lets BackupApi in, and every step of the test passes', async () => {
    const line = page.locator('code', { hasText: 'ssh-ed25519' });
    machine.runThere((await line.textContent()) ?? '');
    await click(page, 'Test now');
    await page.getByText('Reachable').first().waitFor();
  });

  test('A source names the folder, and a dry run shows what it would take', async () => {
    await add(page, '/sources', 'Add source');
    await pick(page, 'Server', 'db-1');
    await fill(page, 'Name', 'Files of db-1');
    await fill(page, /^(Paths|Folders)/, tree);
    await click(page, 'Dry run');
    await page
      .getByText(/\d+ files/)
      .first()
      .waitFor();
    await click(page, 'Add source', 'dialog');
    await title(page, 'Files of db-1');
  });

  test('A pool is tested and added', async () => {
    await add(page, '/storage', 'Add storage');
    await fill(page, 'Name', 'Backup disk');
    await fill(page, /^(Folder|Path)/, join(lab, 'pool'));
    await click(page, 'Test and add');
    await title(page, 'Backup disk');
  });

  test('A repository is made, with a passphrase that nobody has to invent', async () => {
    await add(page, '/repositories', 'Add repository');
    await pick(page, 'Storage pool', 'Backup disk');
    await fill(page, 'Name', 'db-1');
    await click(page, 'Create repository');
    await title(page, 'db-1');
  });

  test('A job joins them', async () => {
    await add(page, '/jobs', 'New job');
    await fill(page, 'Name', 'Nightly files of db-1');
    await pick(page, 'Sources', 'Files of db-1');
    await pick(page, 'Repositories', 'db-1');
    await page.keyboard.press('Tab'); // the list of the second would cover the button
    await click(page, 'Create job');
    await title(page, 'Nightly files of db-1');
  });

  test('It runs, and its log is there line by line while it does', async () => {
    await click(page, 'Run now');
    const log = page.getByRole('log', { name: 'Log lines' });
    await log
      .getByText(/borg|Transfer|Prepar/i)
      .first()
      .waitFor();
    await page.getByText('Backed up; the repository lists it').waitFor({ timeout: 120_000 });
    const numbers = await log.getByRole('link', { name: /^Link to line/ }).allTextContents();
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('The backup shows the tree, down to the odd names', async () => {
    await page.getByRole('link', { name: 'Open backup' }).click();
    for (const name of tree.split('/').filter(Boolean))
      await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('link', { name: 'odd names', exact: true }).click();
    await page.getByText('with space', { exact: true }).waitFor();
    await page.getByText('$(touch gone wrong)', { exact: true }).waitFor();
  });

  test('One file comes down as it was', async () => {
    await page.getByRole('searchbox', { name: 'Search in this backup' }).fill('large.bin');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download large.bin' }).click(),
    ]);
    expect(readFileSync(await download.path()).equals(readFileSync(join(tree, 'large.bin')))).toBe(true);
  });

  test('Everything is restored to another folder, and the service proves it', async () => {
    await click(page, 'Restore all');
    const form = page.getByRole('dialog');
    await fill(form, 'Folder', restored);
    await form.getByRole('button', { name: /^Restore/ }).click();
    await page.getByText(/^Restored and proven/).waitFor({ timeout: 120_000 });
  });

  test('What came back is what was there: content, owners, modes, times, links, attributes, names', () => {
    expect(describeTree(join(restored, tree))).toEqual(describeTree(tree));
  });

  test('The browser met no error on the way', () => expect(errors).toEqual([]));
});
