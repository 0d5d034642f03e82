import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, waitUntil } from './service';

/** A private MariaDB server; its root comes in over the socket without a password. */
export type MariaDb = {
  port: number;
  /** Where detection looks for sockets. */
  socket: string;
  /** Runs SQL as root and gives what the client prints, a line per row. */
  sql: (text: string) => string;
  stop: () => Promise<void>;
};

export async function startMariaDb(): Promise<MariaDb> {
  const folder = mkdtempSync(join(tmpdir(), 'mysql-e2e-'));
  const socket = `${folder}.sock`;
  const data = join(folder, 'data');
  const user = `--user=${userInfo().username}`;
  execFileSync('mariadb-install-db', [
    '--no-defaults',
    user,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--innodb-log-file-size=8M',
  ]);
  const port = await freePort();
  const own = [
    '--no-defaults',
    user,
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--port=${port}`,
    `--log-error=${join(folder, 'log')}`,
  ];
  const small = [
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--innodb-buffer-pool-size=32M',
    '--innodb-log-file-size=8M',
    '--innodb-flush-log-at-trx-commit=0',
  ];
  const server = spawn('/usr/sbin/mariadbd', [...own, ...small], { stdio: 'ignore' });
  process.once('exit', () => server.kill('SIGKILL')); // also when a test gives up half way
  const client = ['--no-defaults', '--default-character-set=utf8mb4', `--socket=${socket}`, '-uroot'];
  const sql = (text: string) =>
    execFileSync('mariadb', [...client, '--batch', '--skip-column-names'], {
      input: text,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    }).trim();
  await waitUntil('MariaDB answers', 90_000, () => {
    if (server.exitCode !== null) throw new Error(`MariaDB ended with code ${server.exitCode}.`);
    try {
      return sql('select 1') === '1';
    } catch {
      return false; // not yet
    }
  });
  return {
    port,
    socket,
    sql,
    stop: async () => {
      server.kill('SIGKILL');
      await waitUntil(
        'MariaDB has ended',
        30_000,
        () => server.exitCode !== null || server.signalCode !== null,
      );
      rmSync(folder, { recursive: true, force: true });
      rmSync(socket, { force: true });
    },
  };
}

/** Two databases with what a dump can lose: text in every script, bytes, a generated column, a view, a routine, a trigger. */
export function fillShop(server: MariaDb) {
  server.sql(`
    create database shop character set utf8mb4;
    use shop;
    create table customers (id int primary key auto_increment, name varchar(100), photo blob,
      initial char(1) generated always as (left(name, 1)) stored) engine=InnoDB;
    insert into customers (name, photo) values ('Zoë Ångström 🦊', x'00ff1a0d0a27225c'), ('李小龍', null);
    create table orders (id int primary key auto_increment, customer int, total decimal(10, 2),
      foreign key (customer) references customers (id)) engine=InnoDB;
    insert into orders (customer, total) select 1 + (seq % 2), seq / 100 from seq_1_to_20000;
    create view sums as select customer, sum(total) as total from orders group by customer;
    create procedure twice(n int) select n * 2;
    create database blog;
    create table blog.posts (id int primary key, body text) engine=MyISAM;
    insert into blog.posts values (1, 'hello');
    create user backup@'%' identified by 'backup-secret';
    grant all privileges on *.* to backup@'%';`);
}

/** A checksum of every table of a database, and what the view sums up: alike means that everything came back. */
export const describeShop = (server: MariaDb, database: string) =>
  server
    .sql(`checksum table ${database}.customers, ${database}.orders; select * from ${database}.sums;
      select hex(photo), initial, name from ${database}.customers order by id;
      select routine_name from information_schema.routines where routine_schema = '${database}';`)
    .replaceAll(`${database}.`, '');
