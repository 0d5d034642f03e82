import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SshServer, scratch, startSshServer } from './support/lab';
import { type SignedIn, startSignedIn } from './support/signedIn';
import { add, choose, click, fill, pick, title } from './support/steps';

// A machine that keeps backups is recognised by its key, signed in to with a pasted one, and holds a repository.
describe.sequential('A pool over SFTP', () => {
  const folder = scratch();
  let machine: SshServer;
  let at: SignedIn;
  let page: Page;

  beforeAll(async () => {
    machine = startSshServer();
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'id')]);
    machine.runThere(`cat ${folder}/id.pub >> "$HOME/.ssh/authorized_keys"`);
    at = await startSignedIn();
    page = at.page;
  }, 400_000);

  afterAll(async () => {
    await at?.stop('sftp-last-step');
    machine?.stop();
  }, 240_000);

  test('The host key is offered and confirmed, the private key is pasted and kept', async () => {
    await add(page, '/storage', 'Add storage');
    await choose(page, /SFTP/);
    await fill(page, 'Name', 'nas');
    await fill(page, 'Address', '127.0.0.1');
    await fill(page, 'Port', `${machine.port}`);
    await fill(page, 'User', machine.username);
    await click(page, 'Ask for the key');
    await page.getByText(machine.fingerprint).first().waitFor();
    await click(page, 'It matches');
    await fill(page, 'Private key', readFileSync(join(folder, 'id'), 'utf8'));
    await fill(page, 'Folder', join(folder, 'pool'));
    await click(page, 'Test and add');
    await title(page, 'nas');
    await page.getByText('Stored, kept encrypted').waitFor();
  });

  test('A Borg repository is kept there, and its page says where', async () => {
    await add(page, '/repositories', 'Add repository');
    await pick(page, 'Storage pool', 'nas');
    await choose(page, /^borg/i);
    await fill(page, 'Name', 'office');
    await click(page, 'Create repository');
    await title(page, 'office');
    const address = `sftp://${machine.username}@127.0.0.1:${machine.port}${folder}/pool/office`;
    await page.getByText(address).first().waitFor();
    expect(at.errors).toEqual([]);
  });
});
