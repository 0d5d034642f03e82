import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  collectErrors,
  findBarriers,
  type Look,
  launch,
  looks,
  openContext,
  takePicture,
} from './support/browser';
import { type Seed, seed } from './support/seed';
import { type Service, startService } from './support/service';

let service: Service;
let seeded: Seed;
let browser: Browser;

beforeAll(async () => {
  service = await startService();
  browser = await launch();
  for (const look of looks) await visitAsStranger(look, 'setup', service.setupLink);
  seeded = await seed(service);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await seeded?.stop();
  await service?.stop();
});

const pages: [name: string, path: (ids: Seed['ids']) => string][] = [
  ['dashboard', () => '/'],
  ['operations', () => '/operations'],
  ['calendar', () => '/calendar'],
  ['calendar-day', () => '/calendar?view=day'],
  ['calendar-month', () => '/calendar?view=month'],
  ['queue', () => '/operations/queue'],
  ['operation', (ids) => `/operations/${ids.operation}`],
  ['operation-failed', (ids) => `/operations/${ids.failed}`],
  ['jobs', () => '/jobs'],
  ['job', (ids) => `/jobs/${ids.job}`],
  ['job-schedule', (ids) => `/jobs/${ids.job}?tab=schedule`],
  ['schedule-new', (ids) => `/jobs/${ids.job}?tab=schedule&new=1`],
  ['job-timeline', (ids) => `/jobs/${ids.job}?tab=timeline`],
  ['job-retention', (ids) => `/jobs/${ids.job}?tab=retention`],
  ['job-new', () => '/jobs?new=1'],
  ['backups', () => '/backups'],
  ['backup', (ids) => `/backups/${ids.backup}?folder=${ids.folder}`],
  ['backup-details', (ids) => `/backups/${ids.backup}?tab=details`],
  ['restores', () => '/restores'],
  ['restore', (ids) => `/restores/${ids.restore}`],
  ['servers', () => '/servers'],
  ['server', (ids) => `/servers/${ids.server}`],
  ['server-new', () => '/servers?new=1'],
  ['sources', () => '/sources'],
  ['source', (ids) => `/sources/${ids.source}`],
  ['source-new', () => '/sources?new=1'],
  ['storage', () => '/storage'],
  ['pool', (ids) => `/storage/${ids.pool}`],
  ['pool-new', () => '/storage?new=1'],
  ['repositories', () => '/repositories'],
  ['repository', (ids) => `/repositories/${ids.repository}`],
  ['repository-retention', (ids) => `/repositories/${ids.repository}?tab=retention`],
  ['repository-new', () => '/repositories?new=1'],
  ['connections', () => '/connections'],
  ['connection', (ids) => `/connections/${ids.connection}`],
  ['connection-new', (ids) => `/connections?new=1&serverId=${ids.server}`],
  ['database-source', (ids) => `/sources/${ids.databaseSource}`],
  ['database-job', (ids) => `/jobs/${ids.databaseJob}`],
  ['database-backup', (ids) => `/backups/${ids.databaseBackup}`],
  ['database-restore', (ids) => `/restores/${ids.databaseRestore}`],
  ['tokens', () => '/tokens'],
  ['audit', () => '/audit'],
  ['settings', () => '/settings'],
];

/** A page before anybody signed in. */
async function visitAsStranger(look: Look, name: string, address: string) {
  const context = await openContext(browser, service.url, look);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForTimeout(300);
  await takePicture(page, `${name}-${look.scheme}-${look.width}`);
  const barriers = await findBarriers(page);
  await context.close();
  expect(barriers).toEqual([]);
}

describe.each(looks)('in $scheme, $width wide', (look: Look) => {
  let context: BrowserContext;
  let errors: string[];

  beforeAll(async () => {
    context = await openContext(browser, service.url, look);
    await context.addCookies([seeded.api.sessionCookie()]);
    errors = collectErrors(context);
  });

  afterAll(() => context?.close());

  test('sign-in shows without barriers', () => visitAsStranger(look, 'sign-in', '/sign-in'));

  test.each(pages)('%s shows without errors and without barriers', async (name, path) => {
    errors.length = 0;
    const page = await context.newPage();
    try {
      await page.goto(path(seeded.ids));
      await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 20_000 });
      await page
        .locator('[aria-busy="true"], .mantine-Skeleton-root')
        .first()
        .waitFor({ state: 'detached', timeout: 20_000 });
      await page.waitForTimeout(300); // what moves in has arrived
      await takePicture(page, `${name}-${look.scheme}-${look.width}`);
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
