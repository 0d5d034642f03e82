import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { top } from './service';

const lab = (script: string, ...args: string[]) =>
  execFileSync(join(top, 'tests/lab', script), args, { encoding: 'utf8', maxBuffer: 1 << 26 }).trim();

/** A private SSH server; whoever runs the test signs in as themselves. */
export type SshServer = {
  port: number;
  fingerprint: string;
  username: string;
  /** Does on the server what the SPA tells a person to do there. */
  runThere: (command: string) => void;
  stop: () => void;
};

export function startSshServer(): SshServer {
  const folder = scratch();
  const [port, fingerprint] = lab('sshd', 'start', folder).split(' ');
  return {
    port: Number(port),
    fingerprint: fingerprint ?? '',
    username: userInfo().username,
    runThere: (command) => {
      execFileSync('sh', ['-c', command], { env: { ...process.env, HOME: join(folder, 'home') } });
    },
    stop: () => {
      lab('sshd', 'stop', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder with everything that a backup can lose. */
export const makeTree = (folder: string) => lab('tree', 'make', folder);

/** One line per entry: type, mode, owner, time, links, content, attributes, path. */
export const describeTree = (folder: string) => lab('tree', 'describe', folder).split('\n');

export const scratch = () => mkdtempSync(join(tmpdir(), 'backupapi-lab-'));
