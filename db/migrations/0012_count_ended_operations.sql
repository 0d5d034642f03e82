-- How many operations of a workspace that were created in a minute have come to which end: what the dashboard says of the last 24 hours,
-- without looking at each of them. Only ends are counted here; what waits and runs is little and is counted where it stands.
--
-- Many operations end in the same minute, and one transaction may end several in any order, so a minute has several rows (shards): a
-- transaction adds to those of a shard that no other one is adding to. Thus nobody waits for anybody, and nobody can wait in a circle.

create table operation_minutes (
  workspace_id uuid not null references workspaces on delete cascade,
  minute timestamptz not null,
  shard smallint not null,
  completed integer not null default 0,   -- one shard may be below zero, the sum never is
  warning integer not null default 0,
  failed integer not null default 0,
  cancelled integer not null default 0,
  primary key (workspace_id, minute, shard)
);
call protect_tenant_table('operation_minutes');
alter table operation_minutes set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

create function operation_shard() returns smallint language plpgsql as $$
begin
  for shard in 1..63 loop
    if pg_try_advisory_xact_lock(12, shard) then return shard; end if;
  end loop;
  perform pg_advisory_xact_lock(12, 0);  -- with so many at once one may wait for a moment
  return 0;
end $$;

-- Older minutes are of no use: they are not counted in, and go when the first operation of a new minute ends.
create function count_operation(workspace uuid, created timestamptz, ended text, change integer) returns void language plpgsql as $$
declare
  is_new boolean;
begin
  if created < now() - interval '2 days' or not exists (select from workspaces where id = workspace) then return; end if;
  insert into operation_minutes as m (workspace_id, minute, shard, completed, warning, failed, cancelled)
  values (workspace, date_trunc('minute', created), operation_shard(),
    case ended when 'completed' then change else 0 end, case ended when 'warning' then change else 0 end,
    case ended when 'failed' then change else 0 end, case ended when 'cancelled' then change else 0 end)
  on conflict (workspace_id, minute, shard) do update set
    completed = m.completed + excluded.completed, warning = m.warning + excluded.warning, failed = m.failed + excluded.failed, cancelled = m.cancelled + excluded.cancelled
  returning xmax = 0 into is_new;
  if is_new then
    delete from operation_minutes where (workspace_id, minute, shard) in (
      select workspace_id, minute, shard from operation_minutes where workspace_id = workspace and minute < now() - interval '3 days' limit 100 for update skip locked);
  end if;
end $$;

create function count_ended_operation() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.status in ('completed', 'warning', 'failed', 'cancelled') then perform count_operation(old.workspace_id, old.created_at, old.status, -1); end if;
  if tg_op <> 'DELETE' and new.status in ('completed', 'warning', 'failed', 'cancelled') then perform count_operation(new.workspace_id, new.created_at, new.status, 1); end if;
  return null;
end $$;

create trigger operations_counted_added after insert on operations for each row when (new.status not in ('pending', 'running', 'paused')) execute function count_ended_operation();
create trigger operations_counted after update of status on operations for each row
  when (old.status is distinct from new.status and (old.status not in ('pending', 'running', 'paused') or new.status not in ('pending', 'running', 'paused'))) execute function count_ended_operation();
create trigger operations_counted_removed after delete on operations for each row when (old.status not in ('pending', 'running', 'paused')) execute function count_ended_operation();

-- What there is already.
insert into operation_minutes (workspace_id, minute, shard, completed, warning, failed, cancelled)
select workspace_id, date_trunc('minute', created_at), 1, count(*) filter (where status = 'completed'), count(*) filter (where status = 'warning'),
  count(*) filter (where status = 'failed'), count(*) filter (where status = 'cancelled')
from operations where created_at > now() - interval '2 days' and status in ('completed', 'warning', 'failed', 'cancelled') group by 1, 2;
