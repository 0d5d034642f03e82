import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { scratch } from './lab';
import { top, waitUntil } from './service';

/** A private S3 server with a bucket of its own. */
export type S3Server = {
  endpoint: string;
  keyId: string;
  secret: string;
  bucket: string;
  stop: () => Promise<void>;
};

export async function startS3(): Promise<S3Server> {
  const run = spawn(join(top, 'tests/lab/s3'), ['run', scratch()], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let trouble = '';
  run.stdout?.on('data', (text) => (output += text));
  run.stderr?.on('data', (text) => (trouble += text));
  await waitUntil('the S3 server answers', 240_000, () => {
    if (run.exitCode !== null) throw new Error(`The S3 server ended with code ${run.exitCode}:\n${trouble}`);
    return output.includes('\n');
  });
  const [endpoint = '', keyId = '', secret = ''] = output.trim().split(' ');
  const server = { endpoint, keyId, secret, bucket: 'backups' };
  makeBucket(server);
  return { ...server, stop: () => end(run) };
}

/** Made with the plain tool, as an administrator would. */
function makeBucket({ endpoint, keyId, secret, bucket }: Omit<S3Server, 'stop'>) {
  // Nothing else of the environment: it may speak of another S3.
  const env = {
    PATH: process.env.PATH,
    RCLONE_CONFIG: '/dev/null',
    RCLONE_CONFIG_LAB_TYPE: 's3',
    RCLONE_CONFIG_LAB_PROVIDER: 'Ceph',
    RCLONE_CONFIG_LAB_ENDPOINT: endpoint,
    RCLONE_CONFIG_LAB_ACCESS_KEY_ID: keyId,
    RCLONE_CONFIG_LAB_SECRET_ACCESS_KEY: secret,
  };
  execFileSync('rclone', ['mkdir', `lab:${bucket}`], { env, stdio: 'pipe' });
}

/** It ends with its input. */
async function end(run: ChildProcess) {
  run.stdin?.end();
  await waitUntil('the S3 server has ended', 60_000, () => run.exitCode !== null || run.signalCode !== null);
}
