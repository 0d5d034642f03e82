-- When jobs run by themselves, and what keeps a run waiting.

create table schedules (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  job_id uuid not null references jobs on delete cascade,
  name text not null,
  timing jsonb not null,                     -- recurrence (discriminator "type"), time zone, window, blackouts, jitter
  enabled boolean not null default true,
  window_end text not null default 'finish' constraint schedules_window_end_check check (window_end in ('finish', 'pause', 'stop')),
  missed_runs text not null default 'run_once' constraint schedules_missed_runs_check check (missed_runs in ('run_once', 'skip')),
  retry_count smallint not null default 3 constraint schedules_retry_count_check check (retry_count between 0 and 10),
  retry_delay_minutes integer not null default 30 constraint schedules_retry_delay_check check (retry_delay_minutes between 1 and 1440),
  retry_growth real not null default 2 constraint schedules_retry_growth_check check (retry_growth between 1 and 10),
  next_run_at timestamptz,                   -- null: it is off, or never runs again
  planned_for timestamptz,                   -- what the recurrence names for that run
  planned_through timestamptz not null,      -- moments of the recurrence up to this one are done with
  last_run_at timestamptz,
  last_run_id uuid,
  overrun_count bigint not null default 0,   -- due while a run was still going
  missed_count bigint not null default 0,    -- not started, because the service was away
  last_skip_at timestamptz,
  last_skip_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index schedules_due_idx on schedules (next_run_at) where enabled and next_run_at is not null;
create index schedules_job_idx on schedules (job_id);
create index schedules_page_idx on schedules (workspace_id, created_at desc, id desc);
call protect_tenant_table('schedules');

create table job_dependencies (
  workspace_id uuid not null references workspaces on delete cascade,
  job_id uuid not null references jobs on delete cascade,
  depends_on_id uuid not null references jobs on delete cascade,
  on_failure text not null default 'skip' constraint job_dependencies_on_failure_check check (on_failure in ('skip', 'run')),
  primary key (job_id, depends_on_id),
  constraint job_dependencies_self_check check (job_id <> depends_on_id)
);
create index job_dependencies_reverse_idx on job_dependencies (depends_on_id);
call protect_tenant_table('job_dependencies');

-- A pair is kept once, the lesser id first.
create table job_conflicts (
  workspace_id uuid not null references workspaces on delete cascade,
  job_id uuid not null references jobs on delete cascade,
  other_id uuid not null references jobs on delete cascade,
  primary key (job_id, other_id),
  constraint job_conflicts_order_check check (job_id < other_id)
);
create index job_conflicts_reverse_idx on job_conflicts (other_id);
call protect_tenant_table('job_conflicts');

alter table servers add column max_operations integer constraint servers_max_operations_check check (max_operations between 1 and 1000);
alter table storage_pools add column max_operations integer constraint storage_pools_max_operations_check check (max_operations between 1 and 1000);
create index servers_limited_idx on servers (id) where max_operations is not null;
create index storage_pools_limited_idx on storage_pools (id) where max_operations is not null;

alter table operations
  add column schedule_id uuid references schedules on delete set null,
  add column held text constraint operations_held_check check (held in ('order', 'retry', 'window')),  -- what is held is not claimed
  add column held_until timestamptz,       -- of retry and window; order is looked at again and again
  add column held_reason text,
  add column start_before timestamptz,     -- when its window closes
  add column window_end text constraint operations_window_end_check check (window_end in ('finish', 'pause', 'stop')),
  add column retries_left smallint not null default 0,
  add column retry_delay_seconds double precision,
  add column retry_growth real;
create index operations_held_idx on operations (held, held_until) where held is not null and status in ('pending', 'paused');
create index operations_window_idx on operations (start_before) where start_before is not null and status in ('pending', 'running');
create index operations_schedule_idx on operations (schedule_id) where schedule_id is not null;
drop index operations_queue_idx;
create index operations_queue_idx on operations (priority desc, created_at, id) where status = 'pending' and held is null;
drop index operations_waiting_idx;
create index operations_waiting_idx on operations (repository_id, repository_access, priority desc, created_at, id) where status = 'pending' and held is null;
create index operations_running_server_idx on operations (server_id) where status = 'running';

-- What depends on other jobs, or must not run beside them, is held before it can be claimed, however it came into the queue.
create function hold_for_order() returns trigger language plpgsql as $$
begin
  if exists (select from job_dependencies where job_id = new.job_id)
    or exists (select from job_conflicts where job_id = new.job_id) or exists (select from job_conflicts where other_id = new.job_id) then
    new.held := 'order';
    new.held_reason := null;
  end if;
  return new;
end $$;
create trigger operations_hold before insert or update of status on operations for each row
  when (new.status = 'pending' and new.held is null and new.kind = 'backup' and new.job_id is not null) execute function hold_for_order();

-- A failed attempt is followed by the next one of the same run, in the transaction that ends it.
create function retry_failed_operation() returns trigger language plpgsql as $$
declare
  retry uuid := gen_random_uuid();
begin
  if exists (select from operations where retry_of = new.id) then return null; end if;
  insert into operations (id, workspace_id, run_id, kind, title, trigger, requested_by, job_id, source_id, server_id, repository_id, retry_of, attempt, priority, repository_access, specification,
    schedule_id, start_before, window_end, retries_left, retry_delay_seconds, retry_growth, held, held_until, held_reason)
  values (retry, new.workspace_id, new.run_id, new.kind, new.title, 'retry', new.requested_by, new.job_id, new.source_id, new.server_id, new.repository_id, new.id, new.attempt + 1, new.priority,
    new.repository_access, new.specification, new.schedule_id, new.start_before, new.window_end, new.retries_left - 1, new.retry_delay_seconds * new.retry_growth, new.retry_growth,
    -- one that was to wait for its window does so as well
    'retry', greatest(now() + make_interval(secs => new.retry_delay_seconds), case when new.held = 'window' then new.held_until end), 'the attempt before failed');
  return null;
end $$;
create trigger operations_retry after update of status on operations for each row
  when (new.status = 'failed' and old.status = 'running' and new.kind = 'backup' and new.retries_left > 0) execute function retry_failed_operation();

-- Lets those held operations go whose time has come: of jobs whose dependencies have succeeded and beside which nothing runs that conflicts.
-- Answers with what changed. One caller at a time, so that two that conflict cannot be let go together.
create function release_held_operations(at timestamptz) returns table (released_workspace uuid, released_id uuid) language plpgsql as $$
declare
  run record;
  verdict record;
begin
  if not pg_try_advisory_xact_lock(18, 1) then return; end if;
  return query update operations set status = 'pending', held = null, held_until = null, held_reason = null
    where held in ('retry', 'window') and held_until <= at and status in ('pending', 'paused') returning workspace_id, id;
  for run in
    select o.job_id, o.run_id, max(o.priority) as priority, min(o.created_at) as created_at from operations o
    where o.held = 'order' and o.status = 'pending' group by 1, 2 order by 3 desc, 4 limit 1000
  loop
    select * into verdict from order_of_job(run.job_id, run.run_id);
    if verdict.skipped is not null then
      return query update operations set status = 'cancelled', completed_at = at, held = null, error_code = 'dependency_failed', error_message = verdict.skipped,
          error_hint = 'Mend the job it depends on, then retry, or let it run all the same in the settings of the job.'
        where run_id = run.run_id and job_id = run.job_id and held = 'order' and status = 'pending' returning workspace_id, id;
    elsif verdict.waits is null then
      return query update operations set held = null, held_reason = null
        where run_id = run.run_id and job_id = run.job_id and held = 'order' and status = 'pending' returning workspace_id, id;
    else
      return query update operations set held_reason = verdict.waits
        where run_id = run.run_id and job_id = run.job_id and held = 'order' and status = 'pending' and held_reason is distinct from verdict.waits returning workspace_id, id;
    end if;
  end loop;
end $$;

-- Why a run of a job has to wait ("waits"), or cannot take place ("skipped"); both null when it can go.
create function order_of_job(job uuid, run uuid) returns table (waits text, skipped text) language plpgsql stable as $$
declare
  needed record;
  newest uuid;
  ended record;
begin
  for needed in select d.depends_on_id as id, d.on_failure, j.name from job_dependencies d join jobs j on j.id = d.depends_on_id where d.job_id = job order by j.name loop
    if exists (select from operations where job_id = needed.id and status in ('pending', 'running', 'paused') and kind = 'backup') then
      return query select 'waits for the job “' || needed.name || '” to end', null::text; return;
    end if;
    if needed.on_failure = 'run' then continue; end if;
    select o.run_id into newest from operations o where o.job_id = needed.id and o.kind = 'backup' order by o.created_at desc, o.id desc limit 1;
    if newest is null then
      return query select null::text, 'Skipped: the job “' || needed.name || '”, which has to succeed first, has never run.'; return;
    end if;
    select max(a.status) as status into ended from (
      select distinct on (source_id, repository_id) source_id, status from operations where run_id = newest and job_id = needed.id order by source_id, repository_id, attempt desc, created_at desc) a
      group by a.source_id having not bool_or(a.status in ('completed', 'warning')) limit 1;
    if found then
      return query select null::text, 'Skipped: the job “' || needed.name || '”, which has to succeed first, ' || case ended.status when 'failed' then 'failed' else 'was cancelled' end || '.'; return;
    end if;
  end loop;
  return query select (select 'waits for the job “' || j.name || '”, beside which it must not run' from (
      select other_id as id from job_conflicts where job_id = job union all select job_id from job_conflicts where other_id = job) c join jobs j on j.id = c.id
    where exists (select from operations o where o.job_id = c.id and o.kind = 'backup' and (o.status = 'running' or (o.status = 'pending' and o.held is null))) order by j.name limit 1), null::text;
end $$;

-- Why a run that was due did not take place; null when nothing is overdue. What was skipped counts until a later run has started.
create function overdue_reason(s schedules) returns text language sql stable as $$
  select case
    when s.next_run_at < now() - interval '10 minutes' then 'It was due at ' || to_char(s.next_run_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC and has not started.'
    when s.last_skip_at > coalesce(s.last_run_at, '-infinity') and s.last_skip_at > now() - interval '30 days'
      then 'The run of ' || to_char(s.last_skip_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC did not take place. ' || s.last_skip_reason
  end $$;
create index schedules_skipped_idx on schedules (workspace_id, last_skip_at desc) where enabled and last_skip_at is not null and (last_run_at is null or last_skip_at > last_run_at);
