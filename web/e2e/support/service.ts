import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const top = resolve(import.meta.dirname, '../../..');

/** The built service on a data folder of its own, started the way a person starts it. */
export type Service = {
  url: string;
  setupLink: string;
  data: string;
  /** Everything it printed so far. */
  output: () => string;
  /** Ends it as Ctrl-C does, and fails when it leaves a process behind. */
  stop: () => Promise<void>;
};

export async function startService(): Promise<Service> {
  const data = mkdtempSync(join(tmpdir(), 'backupapi-e2e-'));
  chmodSync(data, 0o711); // as root, the database below it runs as another user
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const run = spawn(
    join(top, 'run'),
    ['--no-build', '--no-install', '--no-first-backup', '--data', data, '--port', `${port}`],
    {
      detached: true, // a process group of its own, which shows what a stop leaves behind
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ConnectionStrings__Default: '' },
    },
  );
  let output = '';
  run.stdout?.on('data', (text) => (output += text));
  run.stderr?.on('data', (text) => (output += text));

  try {
    await waitUntil(`the service at ${url} is ready`, 90_000, async () => {
      if (run.exitCode !== null) throw new Error(`The service ended with code ${run.exitCode}:\n${output}`);
      const answer = await fetch(`${url}/health/ready`).catch(() => null);
      return answer?.ok === true && setupLinkIn(output) !== undefined;
    });
  } catch (failure) {
    await stopCleanly(run, data).catch((stuck) => (output += stuck));
    throw new Error(`${failure}\n${output}`);
  }
  return {
    url,
    setupLink: setupLinkIn(output) ?? '',
    data,
    output: () => output,
    stop: async () => {
      await stopCleanly(run, data);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const setupLinkIn = (output: string) => output.match(/https?:\/\/\S+\/setup\?token=\S+/)?.[0];

async function stopCleanly(run: ChildProcess, data: string) {
  run.kill('SIGINT');
  try {
    await waitUntil(
      'the service has stopped',
      30_000,
      () => run.exitCode !== null || run.signalCode !== null,
    );
    await waitUntil(
      `no process that names ${data} is left`,
      5_000,
      () => !killGroup(run, 0) && processesNaming(data).length === 0,
    );
  } finally {
    killGroup(run, 'SIGKILL');
  }
}

const processesNaming = (text: string) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => commandLine(name).includes(text));

function commandLine(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}

/** False when the process group is empty. */
function killGroup(run: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-(run.pid ?? 0), signal);
  } catch {
    return false;
  }
}

export async function waitUntil(what: string, milliseconds: number, isSo: () => boolean | Promise<boolean>) {
  const end = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${milliseconds / 1000} s until ${what}.`);
    await new Promise((done) => setTimeout(done, 150));
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
