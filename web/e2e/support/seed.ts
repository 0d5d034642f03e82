import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from './api';
import { makeTree, type SshServer, startSshServer } from './lab';
import { fillShop, type MariaDb, startMariaDb } from './mariadb';
import { type Service, waitUntil } from './service';

export const owner = {
  email: 'ada@example.test',
  displayName: 'Ada Fontaine',
  password: 'correct horse battery staple',
  workspaceName: 'Acme',
};

type Created = { id: string };

/** An installation in use, made through the API with real runs: what the pages show when there is something to show. */
export type Seed = {
  api: Api;
  ids: Record<
    | 'server'
    | 'source'
    | 'pool'
    | 'repository'
    | 'job'
    | 'operation'
    | 'failed'
    | 'backup'
    | 'folder'
    | 'restore'
    | 'connection'
    | 'databaseSource'
    | 'databaseJob'
    | 'databaseBackup'
    | 'databaseRestore',
    string
  >;
  stop: () => Promise<void>;
};

export async function seed(service: Service): Promise<Seed> {
  const api = new Api(service.url);
  await api.setUp(service.setupLink, owner);
  const files = join(service.data, 'lab');
  mkdirSync(files);
  makeTree(join(files, 'tree'));
  mkdirSync(join(files, 'website'));
  for (let n = 0; n < 400; n++)
    writeFileSync(join(files, 'website', `page-${n}.html`), `<p>${n}</p>`.repeat(500));

  const local = await api.post<Created>('/servers', { name: 'backup-host', kind: 'local', tags: ['paris'] });
  const machine = startSshServer();
  const server = await addSshServer(api, machine, 'db-1');
  const source = await addSource(api, 'Files of db-1', server.id, join(files, 'tree'));
  const website = await addSource(api, 'Website', local.id, join(files, 'website'));
  const pool = await addPool(api, 'Backup disk', join(files, 'pool'));
  await addPool(api, 'Archive disk', join(files, 'archive'));
  const repository = await addRepository(api, 'db-1', pool.id);
  const second = await addRepository(api, 'website', pool.id);
  const job = await addJob(api, 'Nightly files of db-1', source.id, repository.id);
  const websiteJob = await addJob(api, 'Website, hourly', website.id, second.id);
  const broken = await addJob(
    api,
    'Export of the shop',
    website.id,
    second.id,
    'echo "no such export" >&2; exit 3',
  );

  const [operation] = await api.runJob(job.id);
  await api.runJob(websiteJob.id);
  writeFileSync(join(files, 'website', 'page-new.html'), 'new');
  await api.runJob(websiteJob.id);
  const [failed] = await api.runJob(broken.id);
  await seedSchedules(api, job.id, websiteJob.id);
  const backup = await newestBackup(api, source.id);
  const restored = await api.post<Created>(`/backups/${backup}/restore`, {
    keys: [],
    targetPath: join(files, 'restored'),
    overwrite: 'never',
    dryRun: false,
    verify: true,
  });
  await api.untilEnded(restored.id);
  const { items } = await api.get<{ items: Created[] }>(`/restores?backupId=${backup}`);
  const check = await api.post<Created>(`/repositories/${repository.id}/check`, { readData: false });
  await api.untilEnded(check.id);
  const mariadb = await startMariaDb();
  const databases = await seedDatabases(api, mariadb, server.id, [repository.id, second.id]);
  await api.post('/api-tokens', { name: 'Nightly report', role: 'viewer' });

  return {
    api,
    ids: {
      server: server.id,
      source: source.id,
      pool: pool.id,
      repository: repository.id,
      job: job.id,
      operation: `${operation?.id}`,
      failed: `${failed?.id}`,
      backup,
      folder: await openFolder(api, backup, join(files, 'tree')),
      restore: items[0]?.id ?? '',
      ...databases,
    },
    stop: async () => {
      machine.stop();
      await mariadb.stop();
    },
  };
}

/** A job with two schedules and rules of its own, another one that starts every four hours and minds the first. */
async function seedSchedules(api: Api, nightly: string, hourly: string) {
  await api.post('/backup-schedules', {
    jobId: nightly,
    name: 'Nightly',
    timeZone: 'Europe/Paris',
    settings: {
      type: 'weekly',
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      times: ['02:30'],
    },
    window: { start: '22:00', end: '05:00' },
    windowEnd: 'pause',
    recurringBlackouts: [{ start: '00:00', end: '06:00', monthDays: [1], reason: 'Closing of the month' }],
  });
  await api.post('/backup-schedules', {
    jobId: nightly,
    name: 'End of the month',
    timeZone: 'Europe/Paris',
    settings: { type: 'monthly', days: [15], lastDay: true, times: ['20:00'] },
  });
  await api.post('/backup-schedules', {
    jobId: hourly,
    timeZone: 'UTC',
    settings: { type: 'interval', everyMinutes: 240, anchor: new Date(Date.now() + 3_600_000).toISOString() },
  });
  await api.put(`/jobs/${hourly}/order`, {
    dependencies: [{ jobId: nightly, onFailure: 'skip' }],
    conflicts: [],
  });
  const { version } = await api.get<{ version: number }>(`/jobs/${nightly}`);
  const policy = { keepDaily: 7, keepWeekly: 4, keepMonthly: 12 };
  await api.put(`/jobs/${nightly}/retention`, { policy }, version);
}

/** Databases of a server, backed up into two repositories and restored under new names. */
async function seedDatabases(api: Api, mariadb: MariaDb, serverId: string, repositoryIds: string[]) {
  fillShop(mariadb);
  const connection = await api.post<Created>('/connections', {
    name: 'MariaDB on db-1',
    serverId,
    isDefault: true,
    settings: {
      type: 'mysql',
      authMethod: 'password',
      host: '127.0.0.1',
      port: mariadb.port,
      username: 'backup',
      password: 'backup-secret',
    },
  });
  const source = await api.post<Created>('/sources', {
    name: 'Databases of db-1',
    serverId,
    settings: { type: 'mysql', connectionId: connection.id, databases: [] },
  });
  const job = await api.post<Created>('/jobs', {
    name: 'Databases, hourly',
    sourceIds: [source.id],
    repositoryIds,
  });
  await api.runJob(job.id);
  const backup = await newestBackup(api, source.id);
  const started = await api.post<Created>(`/backups/${backup}/restore`, {
    database: { connectionId: connection.id, databases: [] },
  });
  await api.untilEnded(started.id);
  const { items } = await api.get<{ items: Created[] }>(`/restores?backupId=${backup}`);
  return {
    connection: connection.id,
    databaseSource: source.id,
    databaseJob: job.id,
    databaseBackup: backup,
    databaseRestore: items[0]?.id ?? '',
  };
}

export async function addSshServer(api: Api, machine: SshServer, name: string) {
  const server = await api.post<Created & { installCommand: string }>('/servers', {
    name,
    kind: 'ssh',
    address: '127.0.0.1',
    port: machine.port,
    username: machine.username,
    hostKeyFingerprint: machine.fingerprint,
    tags: ['paris', 'production'],
  });
  machine.runThere(server.installCommand);
  await api.post(`/servers/${server.id}/test`);
  await api.post(`/servers/${server.id}/detect`);
  return server;
}

const addSource = (api: Api, name: string, serverId: string, path: string) =>
  api.post<Created>('/sources', {
    name,
    serverId,
    settings: { type: 'files', paths: [path], excludePatterns: ['*.tmp'], oneFileSystem: true },
  });

const addPool = (api: Api, name: string, path: string) =>
  api.post<Created>('/storage-pools', { name, settings: { type: 'local', path } });

const addRepository = (api: Api, name: string, poolId: string) =>
  api.post<Created>('/repositories', {
    name,
    poolId,
    engine: 'borg',
    encryption: 'repokey-blake2',
    compression: 'zstd',
  });

const addJob = (api: Api, name: string, sourceId: string, repositoryId: string, preScript?: string) =>
  api.post<Created>('/jobs', { name, sourceIds: [sourceId], repositoryIds: [repositoryId], preScript });

async function newestBackup(api: Api, sourceId: string): Promise<string> {
  const { items } = await api.get<{ items: Created[] }>(`/backups?sourceId=${sourceId}`);
  return items[0]?.id ?? '';
}

/** The key of a folder within a backup, once its tree was read. */
async function openFolder(api: Api, backup: string, path: string): Promise<string> {
  let key = '';
  for (const name of path.split('/').filter(Boolean)) {
    let items: { key: string; name: string }[] = [];
    await waitUntil(`the backup shows ${name}`, 60_000, async () => {
      const folder = await api.get<{ state: string; items: typeof items }>(
        `/backups/${backup}/files?limit=500${key && `&folder=${key}`}`,
      );
      items = folder.items;
      return folder.state === 'ready';
    });
    key = items.find((item) => item.name === name)?.key ?? '';
  }
  return key;
}
