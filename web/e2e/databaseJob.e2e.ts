import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takePicture } from './support/browser';
import { type SshServer, startSshServer } from './support/lab';
import { describeShop, fillShop, type MariaDb, startMariaDb } from './support/mariadb';
import { type S3Server, startS3 } from './support/s3';
import { addSshServer } from './support/seed';
import { waitUntil } from './support/service';
import { type SignedIn, startSignedIn } from './support/signedIn';
import { add, choose, click, fill, pick, title } from './support/steps';

// Databases of a server go into a bucket that the server has no key of, and come back under another name.
describe.sequential('Databases on S3', () => {
  let at: SignedIn;
  let machine: SshServer;
  let mariadb: MariaDb;
  let s3: S3Server;
  let page: Page;

  beforeAll(async () => {
    // One after the other: what has started is stopped even when the next one fails.
    machine = startSshServer();
    mariadb = await startMariaDb();
    s3 = await startS3();
    fillShop(mariadb);
    at = await startSignedIn();
    page = at.page;
    await addSshServer(at.api, machine, 'db-1');
  }, 400_000);

  afterAll(async () => {
    await at?.stop('databases-last-step');
    machine?.stop();
    await Promise.all([mariadb?.stop(), s3?.stop()]);
  }, 240_000);

  test('The database server is found on its machine, and its connection works', async () => {
    await add(page, '/connections', 'Add connection');
    await pick(page, 'Server', 'db-1');
    await click(page, 'Detect');
    await click(page, `Use Root over the socket ${mariadb.socket}`);
    await fill(page, 'Name', 'MariaDB on db-1');
    await click(page, 'Test');
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await click(page, 'Test and add');
    await title(page, 'MariaDB on db-1');
    await page.getByText('shop', { exact: true }).waitFor();
    await page.getByText('blog', { exact: true }).waitFor();
  });

  test('A source takes all of its databases, as a dry run shows', async () => {
    await add(page, '/sources', 'Add source');
    await pick(page, 'Server', 'db-1');
    await choose(page, /^MySQL/);
    await fill(page, 'Name', 'Databases of db-1');
    const connection = page
      .getByRole('dialog')
      .getByLabel(/^Connection/)
      .first();
    await waitUntil(
      'the connection is chosen',
      60_000,
      async () => (await connection.inputValue()) === 'MariaDB on db-1',
    );
    await click(page, 'Dry run');
    await page.getByText(/^2 databases,/).waitFor();
    await click(page, 'Add source', 'dialog');
    await title(page, 'Databases of db-1');
  });

  test('A wrong key is told from everything else before a bucket is added', async () => {
    await add(page, '/storage', 'Add storage');
    await choose(page, /S3/);
    await fill(page, 'Name', 'Bucket');
    await fill(page, 'Endpoint', s3.endpoint);
    await fill(page, 'Region', 'us-east-1');
    await fill(page, 'Bucket', s3.bucket);
    await fill(page, 'Access key ID', s3.keyId);
    const secret = page.getByLabel(/^Secret access key/);
    await secret.fill('wrongsecretwrongsecret');
    await click(page, 'Test');
    await page.getByRole('dialog').getByRole('img', { name: 'Failed' }).first().waitFor();
    await secret.fill(s3.secret);
    await click(page, 'Test and add');
    await title(page, 'Bucket');
    await page.getByText('Stored, kept encrypted').waitFor();
  });

  test('A restic repository lives in it', async () => {
    await add(page, '/repositories', 'Add repository');
    await pick(page, 'Storage pool', 'Bucket');
    await choose(page, /^restic/i);
    await fill(page, 'Name', 'databases');
    await click(page, 'Create repository');
    await title(page, 'databases');
  });

  test('The job runs', async () => {
    await add(page, '/jobs', 'New job');
    await fill(page, 'Name', 'Databases of db-1, nightly');
    await pick(page, 'Sources', 'Databases of db-1');
    await pick(page, 'Repositories', 'databases');
    await page.keyboard.press('Tab'); // the list of the second would cover the button
    await click(page, 'Priority and limits');
    await pick(page, 'Priority', 'High');
    await pick(page, 'Compression', 'Maximum');
    await click(page, 'Create job');
    await title(page, 'Databases of db-1, nightly');
    await click(page, 'Run now');
    await page.getByText('Backed up; the repository lists it').waitFor({ timeout: 200_000 });
  });

  test('The backup names its databases, and comes back as new ones', async () => {
    await page.getByRole('link', { name: 'Open backup' }).click();
    await page.getByText('mysql/shop.sql').waitFor();
    await takePicture(page, 'databases-backup');
    await click(page, 'Restore');
    const form = page.getByRole('dialog');
    await form.getByRole('checkbox', { name: 'blog' }).uncheck();
    await form.getByRole('textbox', { name: 'New name of shop' }).fill('shop_again');
    await form.getByRole('button', { name: 'Restore 1 database' }).click();
    await page
      .getByText(/^Restored/)
      .first()
      .waitFor({ timeout: 200_000 });
  });

  test('What came back is what was there, and what was there is untouched', () => {
    const [again, before] = [describeShop(mariadb, 'shop_again'), describeShop(mariadb, 'shop')];
    expect(again).toContain('Ångström');
    expect(again).toBe(before);
    expect(mariadb.sql('show databases').split('\n')).not.toContain('blog_restored');
  });

  test('The page of the restore says what was loaded', async () => {
    await page.goto('/restores');
    await page.getByRole('link', { name: '1 database of Databases of db-1' }).click();
    await page.getByRole('cell', { name: 'shop_again' }).waitFor();
  });

  test('Everything of it is read back and found whole', async () => {
    await page.goto('/backups');
    await page
      .getByRole('link', { name: /^Databases of db-1/ })
      .first()
      .click();
    await click(page, 'Verify');
    await page
      .getByText(/^Verified/)
      .first()
      .waitFor({ timeout: 200_000 });
  });

  test('No key of the bucket, and no secret, reached the log', () => {
    expect(at.service.output()).not.toContain(s3.secret);
  });

  test('The browser met no error on the way', () => expect(at.errors).toEqual([]));
});
