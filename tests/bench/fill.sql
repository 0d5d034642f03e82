-- Fills a database that somebody has set up with a history of years, on the server itself.
-- Variables: workspace (its number of rows is seven tenths of all), jobs, operations, lines, days.
-- Everything is computed from its number n, so that rows find each other without a join: id(kind, n) and at(kind, n).
\set ON_ERROR_STOP on
set synchronous_commit = off;
set maintenance_work_mem = '256MB';
set session_replication_role = replica;  -- the rows fit each other by construction; checking each foreign key takes longer than writing

create temp table scale as select :jobs::bigint as jobs, greatest(20, :jobs / 200 / 10 * 10)::bigint as servers, greatest(20, :jobs / 50 / 10 * 10)::bigint as repositories, 20::bigint as pools,
  :operations::bigint as operations, least(200, :jobs / 10)::bigint as hourly, (extract(epoch from now()) * 1000)::bigint as now, :days::bigint * 86400000 as span;
select jobs, servers, repositories, pools, operations, hourly, now, span from scale \gset s_

-- Kinds: 1 workspace, 2 server, 3 source, 4 pool, 5 repository, 6 job, 7 operation, 8 backup, 9 restore, 10 audit event.
create function pg_temp.ms(kind integer, n bigint) returns bigint language sql as
$$ select case when kind in (7, 8, 9) then (select now - span + n * span / operations from scale) else (select now - 34560000000 + n * 1000 from scale) end $$;
create function pg_temp.id(ms bigint, kind integer, n bigint) returns uuid language sql immutable as
$$ select (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;
create temp table ids as
  select kind, n, pg_temp.id(pg_temp.ms(kind, n), kind, n) as id, to_timestamp(pg_temp.ms(kind, n) / 1000.0) as at
  from scale, lateral (
    select 1 as kind, n from generate_series(1, 3) n union all select 2, n from generate_series(0, servers - 1) n union all select 3, n from generate_series(0, jobs - 1) n
    union all select 4, n from generate_series(0, pools - 1) n union all select 5, n from generate_series(0, repositories - 1) n union all select 6, n from generate_series(0, jobs - 1) n) every;
create unique index on ids (kind, n);
create temp table ws as select digit, case when digit < 7 then :'workspace'::uuid else (select id from ids where kind = 1 and n = digit - 6) end as id from generate_series(0, 9) digit;
analyze ids, ws;

insert into workspaces (id, name) select id, 'Branch ' || n from ids where kind = 1;

insert into servers (id, workspace_id, name, kind, address, port, username, status, last_test, last_tested_at, created_at, updated_at)
select i.id, ws.id, 'server-' || i.n, 'ssh', 'server-' || i.n || '.example.test', 22, 'backup', case i.n / 10 % 25 when 3 then 'unreachable' when 5 then 'untested' else 'reachable' end,
  '{"ok": false, "steps": [{"name": "connect", "title": "Connect", "status": "failed", "detail": "Nothing answers at this address."}]}'::jsonb, i.at, i.at, i.at
from ids i join ws on ws.digit = i.n % 10 where i.kind = 2;

insert into sources (id, workspace_id, server_id, name, type, settings, active, created_at, updated_at)
select i.id, ws.id, v.id, (array['web', 'mail', 'files', 'wiki', 'shop', 'photos', 'ledger', 'builds'])[1 + i.n / 10 % 8] || '-' || i.n, 'files',
  jsonb_build_object('type', 'files', 'paths', array['/srv/' || i.n], 'excludes', array['*.tmp']), i.n % 100 <> 99, i.at, i.at
from ids i join ws on ws.digit = i.n % 10 join ids v on v.kind = 2 and v.n = i.n / 10 % (:s_servers / 10) * 10 + i.n % 10 where i.kind = 3;

insert into storage_pools (id, workspace_id, name, type, settings, health, capacity_bytes, used_bytes, free_bytes, created_at, updated_at)
select i.id, ws.id, 'pool-' || i.n, 'local', jsonb_build_object('type', 'local', 'path', '/backups/' || i.n), 'healthy', 10::bigint << 40, 6::bigint << 40, 4::bigint << 40, i.at, i.at
from ids i join ws on ws.digit = i.n % 10 where i.kind = 4;

insert into pool_usage_samples (workspace_id, pool_id, sampled_at, capacity_bytes, used_bytes)
select ws.id, i.id, now() - h * interval '1 hour', 10::bigint << 40, (6::bigint << 40) - h * (1::bigint << 28)
from ids i join ws on ws.digit = i.n % 10, generate_series(1, 720) h where i.kind = 4;

insert into repositories (id, workspace_id, pool_id, name, engine, location, encryption, compression, engine_id, original_bytes, compressed_bytes, deduplicated_bytes, last_kit_exported_at, created_at, updated_at)
select i.id, ws.id, p.id, 'repository-' || i.n, 'borg', 'repository-' || i.n, 'repokey-blake2', 'lz4', md5(i.n::text), 5::bigint << 40, 4::bigint << 40, 1::bigint << 38,
  case when i.n / 10 % 50 > 0 then i.at end, i.at, i.at
from ids i join ws on ws.digit = i.n % 10 join ids p on p.kind = 4 and p.n = i.n / 10 % (:s_pools / 10) * 10 + i.n % 10 where i.kind = 5;

insert into jobs (id, workspace_id, name, enabled, created_at, updated_at)
select i.id, ws.id, 'Nightly ' || (array['web', 'mail', 'files', 'wiki', 'shop', 'photos', 'ledger', 'builds'])[1 + i.n / 10 % 8] || ' ' || i.n, i.n % 50 <> 49, i.at, i.at
from ids i join ws on ws.digit = i.n % 10 where i.kind = 6;

insert into job_sources (workspace_id, job_id, source_id, position)
select ws.id, j.id, s.id, 0 from ids j join ws on ws.digit = j.n % 10 join ids s on s.kind = 3 and s.n = j.n where j.kind = 6 and j.n % 1000 <> 500;

insert into job_targets (workspace_id, job_id, repository_id, position)
select ws.id, j.id, r.id, 0 from ids j join ws on ws.digit = j.n % 10
join ids r on r.kind = 5 and r.n = j.n / 10 % (:s_repositories / 10) * 10 + j.n % 10 where j.kind = 6;

-- Three operations of ten are of jobs that run every hour, and those are the newest jobs: the first page of the jobs is the dearest one.
create temp table plan as
select n, x.job, x.job % 10 as digit, pg_temp.id(pg_temp.ms(7, n), 7, n) as id, to_timestamp(pg_temp.ms(7, n) / 1000.0) as at,
  case when n % 100 < 96 then 'backup' when n % 100 < 98 then 'restore' when n % 100 = 98 then 'check' when n % 200 = 99 then 'delete' else 'refresh' end as kind,
  case when n > :s_operations - 20 then 'running' when n > :s_operations - 320 then 'pending' when n % 20011 = 7 then 'paused'
       when x.chance < 920 then 'completed' when x.chance < 960 then 'warning' when x.chance < 990 then 'failed' else 'cancelled' end as status
from generate_series(1, :s_operations::bigint) n,
  lateral (select case when n % 10 < 3 then :s_jobs - 1 - (n / 10 * 3 + n % 10) % :s_hourly else (n / 10 * 7 + n % 10) % (:s_jobs - :s_hourly) end as job, (n * 7919) % 1000 as chance) x;
analyze plan;

insert into operations (id, workspace_id, run_id, kind, title, status, trigger, job_id, source_id, server_id, repository_id, backup_id, repository_access, phase, phases, worker, lease_expires_at,
  log_sequence, warning_count, error_count, error_code, error_message, error_hint, result, created_at, started_at, completed_at)
select p.id, ws.id, p.id, p.kind, initcap(p.kind) || ' of ' || p.job || ' to repository-' || r.n, p.status, (array['manual', 'api', 'schedule'])[1 + p.n % 3],
  j.id, s.id, v.id, r.id, null, case when p.status in ('running', 'pending') or p.kind = 'backup' then 'write' else 'read' end, 'finish',
  jsonb_build_array(
    jsonb_build_object('name', 'prepare', 'title', 'Prepare', 'status', 'completed', 'startedAt', p.at, 'completedAt', p.at),
    jsonb_build_object('name', 'transfer', 'title', 'Transfer', 'status', 'completed', 'startedAt', p.at, 'completedAt', p.at),
    jsonb_build_object('name', 'verify', 'title', 'Verify', 'status', 'completed', 'startedAt', p.at, 'completedAt', p.at)),
  'bench/1/1', case when p.status = 'running' then now() + interval '1 day' end,
  6, case p.status when 'warning' then 1 else 0 end, case p.status when 'failed' then 1 else 0 end,
  case p.status when 'failed' then 'unreachable' end, case p.status when 'failed' then 'The server did not answer.' end, case p.status when 'failed' then 'Look whether it is up.' end,
  case when p.status in ('completed', 'warning') then jsonb_build_object('originalBytes', 1000000 + p.n, 'compressedBytes', 800000, 'newBytes', 5000, 'files', 1234, 'toolVersion', 'borg 1.2.4') end,
  p.at, case when p.status <> 'pending' then p.at + interval '1 second' end, case when p.status in ('completed', 'warning', 'failed', 'cancelled') then p.at + (30 + p.n % 600) * interval '1 second' end
from plan p join ws on ws.digit = p.digit
join ids j on j.kind = 6 and j.n = p.job join ids s on s.kind = 3 and s.n = p.job
join ids v on v.kind = 2 and v.n = p.job / 10 % (:s_servers / 10) * 10 + p.digit
join ids r on r.kind = 5 and r.n = case when p.status = 'running' then (:s_operations - p.n) * 10 + p.digit else p.job / 10 % (:s_repositories / 10) * 10 + p.digit end
order by p.n;

insert into backups (id, workspace_id, operation_id, repository_id, job_id, source_id, server_id, name, archive, engine_id, status, started_at, completed_at, original_bytes, compressed_bytes,
  deduplicated_bytes, file_count, tool_version, created_at)
select pg_temp.id(pg_temp.ms(8, p.n), 8, p.n), o.workspace_id, o.id, o.repository_id, o.job_id, o.source_id, o.server_id, s.name, s.name || '-' || to_char(p.at, 'YYYYMMDD-HH24MISS') || '-' || p.n, md5(p.n::text),
  case when p.n % 5 = 0 then 'deleted' when p.n % 300007 = 1 then 'vanished' else o.status end, o.started_at, o.completed_at, 1000000 + p.n, 800000, 5000, 1234, 'borg 1.2.4', o.completed_at
from plan p join operations o on o.id = p.id join sources s on s.id = o.source_id where p.kind = 'backup' and p.status in ('completed', 'warning') order by p.n;

insert into restores (id, workspace_id, operation_id, backup_id, target_path, overwrite, restored_files, restored_bytes, verified_files, mismatched_files, created_at)
select pg_temp.id(pg_temp.ms(9, p.n), 9, p.n), o.workspace_id, o.id, b.id, '/srv/restored', 'never', 10, 1000, 10, 0, p.at
from plan p join operations o on o.id = p.id
cross join lateral (select id from backups where source_id = o.source_id and status <> 'deleted' and started_at < o.created_at order by started_at desc limit 1) b where p.kind = 'restore';

insert into audit_events (id, workspace_id, position, occurred_at, actor, action, subject_type, subject_id, subject_name, previous_hash, hash)
select gen_random_uuid(), :'workspace'::uuid, 1000000 + n, to_timestamp(pg_temp.ms(7, n * :s_operations / 200000) / 1000.0), 'bench@example.test',
  case when n % 5000 = 0 then 'api_token.created' else 'job.run' end, case when n % 5000 = 0 then 'api_token' else 'job' end, gen_random_uuid(), 'Nightly', '\x00', '\x00'
from generate_series(1, 200000::bigint) n;

-- Six lines each; thirty long logs of a hundredth of all lines, and one of a tenth.
create temp table logged as
select id, workspace_id, at, case when n = 1 then :lines / 10 when n <= 31 then :lines / 100 else 6 end as lines from (
  select p.id, ws.id as workspace_id, p.at, row_number() over (order by p.digit = 0 and p.kind = 'backup' and p.status = 'completed' desc, p.n desc) as n
  from plan p join ws on ws.digit = p.digit) ordered
where n <= greatest(31, :lines / 10);
insert into operation_logs (operation_id, sequence, workspace_id, logged_at, level, phase, message)
select l.id, n, l.workspace_id, l.at + n * interval '1 millisecond', case when n % 10007 = 0 then 'error' when n % 2003 = 0 then 'warning' else 'info' end, 'transfer',
  'A /srv/data/' || l.lines || '/folder-' || n / 100 || '/file-' || n || '.bin' from logged l, generate_series(1, l.lines) n;
update operations o set log_sequence = l.lines, warning_count = l.lines / 2003, error_count = l.lines / 10007 from logged l where l.id = o.id and l.lines > 6;

-- What triggers keep beside the rows (migrations 0009 and 0012), all at once.
update sources s set last_backup_at = b.latest
from (select source_id, max(started_at) as latest from backups where status in ('completed', 'warning') group by 1) b where b.source_id = s.id;
update repositories r set backup_count = b.count, last_backup_at = b.latest
from (select repository_id, count(*) as count, max(completed_at) as latest from backups where status in ('completed', 'warning') group by 1) b where b.repository_id = r.id;
update servers v set source_count = n.sources, job_count = n.jobs
from (select s.server_id, count(distinct s.id) as sources, count(distinct l.job_id) as jobs from sources s left join job_sources l on l.source_id = s.id group by 1) n where n.server_id = v.id;
insert into job_days (job_id, workspace_id, date, completed, warning, failed, cancelled, seconds, succeeded_seconds, bytes)
select job_id, workspace_id, (created_at at time zone 'UTC')::date, count(*) filter (where status = 'completed'), count(*) filter (where status = 'warning'),
  count(*) filter (where status = 'failed'), count(*) filter (where status = 'cancelled'), sum(extract(epoch from completed_at - started_at)),
  sum(extract(epoch from completed_at - started_at)) filter (where status in ('completed', 'warning')), sum((result ->> 'originalBytes')::bigint)
from operations where kind = 'backup' and status in ('completed', 'warning', 'failed', 'cancelled') group by 1, 2, 3;
insert into operation_minutes (workspace_id, minute, shard, completed, warning, failed, cancelled)
select workspace_id, date_trunc('minute', created_at), 1, count(*) filter (where status = 'completed'), count(*) filter (where status = 'warning'),
  count(*) filter (where status = 'failed'), count(*) filter (where status = 'cancelled')
from operations where created_at > now() - interval '2 days' and status in ('completed', 'warning', 'failed', 'cancelled') group by 1, 2;
