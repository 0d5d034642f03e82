-- Figures that pages show and that take longer to count the more there is: they are kept beside the rows they belong to, by the
-- very statement that changes what they count. Rows are locked in the order of their keys first, so that two statements cannot
-- wait for each other; what is read after that includes what the one before has committed.

alter table sources add column last_backup_at timestamptz;      -- start of the newest sound backup
alter table repositories
  add column backup_count integer not null default 0,           -- sound ones
  add column last_backup_at timestamptz;                        -- end of the newest sound backup
alter table servers
  add column source_count integer not null default 0,
  add column job_count integer not null default 0;              -- that back up at least one of its sources

create function keep_source_figures(source_ids uuid[]) returns void language plpgsql as $$
begin
  perform from sources where id = any(source_ids) order by id for no key update;
  update sources s set last_backup_at = now.last_backup_at
  from (select i.id, (select b.started_at from backups b where b.source_id = i.id and b.status in ('completed', 'warning') order by b.started_at desc, b.id desc limit 1) as last_backup_at
        from unnest(source_ids) as i(id)) now
  where s.id = now.id and s.last_backup_at is distinct from now.last_backup_at;
end $$;

create function keep_repository_figures(repository_ids uuid[]) returns void language plpgsql as $$
begin
  perform from repositories where id = any(repository_ids) order by id for no key update;
  update repositories r set backup_count = now.backup_count, last_backup_at = now.last_backup_at
  from (select i.id, count(b.id) as backup_count, max(b.completed_at) as last_backup_at
        from unnest(repository_ids) as i(id) left join backups b on b.repository_id = i.id and b.status in ('completed', 'warning') group by i.id) now
  where r.id = now.id;
end $$;

create function keep_server_figures(server_ids uuid[]) returns void language plpgsql as $$
begin
  perform from servers where id = any(server_ids) order by id for no key update;
  update servers v set source_count = now.source_count, job_count = now.job_count
  from (select i.id, count(distinct s.id) as source_count, count(distinct l.job_id) as job_count
        from unnest(server_ids) as i(id) left join sources s on s.server_id = i.id left join job_sources l on l.source_id = s.id group by i.id) now
  where v.id = now.id and (v.source_count, v.job_count) is distinct from (now.source_count, now.job_count);
end $$;

-- New backups are many and only add: the older ones are not looked at.
create function keep_figures_of_added_backups() returns trigger language plpgsql as $$
begin
  perform from repositories where id in (select repository_id from added) order by id for no key update;
  update repositories r set backup_count = r.backup_count + n.count, last_backup_at = greatest(r.last_backup_at, n.latest)
  from (select repository_id, count(*) as count, max(completed_at) as latest from added where status in ('completed', 'warning') group by 1) n
  where r.id = n.repository_id;
  perform keep_source_figures(array(select distinct source_id from added where source_id is not null));
  return null;
end $$;

create function keep_figures_of_changed_backups() returns trigger language plpgsql as $$
begin
  perform keep_repository_figures(array(select distinct unnest(array[o.repository_id, n.repository_id]) from before o join after n using (id)
    where (o.status, o.completed_at, o.repository_id) is distinct from (n.status, n.completed_at, n.repository_id)));
  perform keep_source_figures(array(select distinct unnest(array[o.source_id, n.source_id]) from before o join after n using (id)
    where (o.status, o.started_at, o.source_id) is distinct from (n.status, n.started_at, n.source_id)));
  return null;
end $$;

create function keep_figures_of_removed_backups() returns trigger language plpgsql as $$
begin
  perform keep_repository_figures(array(select distinct repository_id from removed));
  perform keep_source_figures(array(select distinct source_id from removed where source_id is not null));
  return null;
end $$;

create trigger backups_added after insert on backups referencing new table as added for each statement execute function keep_figures_of_added_backups();
create trigger backups_changed after update on backups referencing old table as before new table as after for each statement execute function keep_figures_of_changed_backups();
create trigger backups_removed after delete on backups referencing old table as removed for each statement execute function keep_figures_of_removed_backups();

create function keep_figures_of_sources() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then perform keep_server_figures(array(select distinct server_id from after));
  elsif tg_op = 'DELETE' then perform keep_server_figures(array(select distinct server_id from before));
  else perform keep_server_figures(array(select distinct unnest(array[o.server_id, n.server_id]) from before o join after n using (id) where o.server_id <> n.server_id));
  end if;
  return null;
end $$;

create trigger sources_added after insert on sources referencing new table as after for each statement execute function keep_figures_of_sources();
create trigger sources_changed after update on sources referencing old table as before new table as after for each statement execute function keep_figures_of_sources();
create trigger sources_removed after delete on sources referencing old table as before for each statement execute function keep_figures_of_sources();

create function keep_figures_of_job_sources() returns trigger language plpgsql as $$
begin
  perform keep_server_figures(array(select distinct s.server_id from links l join sources s on s.id = l.source_id));
  return null;
end $$;

create trigger job_sources_added after insert on job_sources referencing new table as links for each statement execute function keep_figures_of_job_sources();
create trigger job_sources_removed after delete on job_sources referencing old table as links for each statement execute function keep_figures_of_job_sources();

-- What a job's backups of one day (UTC, by their creation) came to, once they had ended.
create table job_days (
  job_id uuid not null references jobs on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  date date not null,
  completed integer not null default 0,
  warning integer not null default 0,
  failed integer not null default 0,
  cancelled integer not null default 0,
  seconds double precision,             -- how long they ran, together
  succeeded_seconds double precision,   -- those that completed, with warnings or without
  bytes bigint,                         -- read from the sources
  primary key (job_id, date)
);
call protect_tenant_table('job_days');

create function keep_job_day(job uuid, day date) returns void language plpgsql as $$
begin
  insert into job_days (job_id, workspace_id, date) select id, workspace_id, day from jobs where id = job on conflict do nothing;
  perform from job_days where job_id = job and date = day for no key update;
  if not found then return; end if;  -- the job is being deleted
  update job_days d set completed = now.completed, warning = now.warning, failed = now.failed, cancelled = now.cancelled,
    seconds = now.seconds, succeeded_seconds = now.succeeded_seconds, bytes = now.bytes
  from (
    select count(*) filter (where o.status = 'completed') as completed, count(*) filter (where o.status = 'warning') as warning,
      count(*) filter (where o.status = 'failed') as failed, count(*) filter (where o.status = 'cancelled') as cancelled,
      sum(extract(epoch from o.completed_at - o.started_at)) as seconds,
      sum(extract(epoch from o.completed_at - o.started_at)) filter (where o.status in ('completed', 'warning')) as succeeded_seconds,
      sum((o.result ->> 'originalBytes')::bigint) as bytes
    from operations o
    where o.job_id = job and o.kind = 'backup' and o.created_at >= day at time zone 'UTC' and o.created_at < (day + 1) at time zone 'UTC'
      and o.status in ('completed', 'warning', 'failed', 'cancelled')) now
  where d.job_id = job and d.date = day;
end $$;

create function keep_job_day_of_operation() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.job_id is not null and old.status in ('completed', 'warning', 'failed', 'cancelled') then
    perform keep_job_day(old.job_id, (old.created_at at time zone 'UTC')::date);
  end if;
  if tg_op <> 'DELETE' and new.job_id is not null and new.status in ('completed', 'warning', 'failed', 'cancelled') then
    perform keep_job_day(new.job_id, (new.created_at at time zone 'UTC')::date);
  end if;
  return null;
end $$;

create trigger operations_added after insert on operations for each row when (new.kind = 'backup' and new.status not in ('pending', 'running', 'paused')) execute function keep_job_day_of_operation();
create trigger operations_ended after update of status, job_id on operations for each row
  when (new.kind = 'backup' and (old.status, old.job_id) is distinct from (new.status, new.job_id)) execute function keep_job_day_of_operation();
create trigger operations_removed after delete on operations for each row when (old.kind = 'backup') execute function keep_job_day_of_operation();

-- What there is already.
update sources s set last_backup_at = b.latest
from (select source_id, max(started_at) as latest from backups where status in ('completed', 'warning') and source_id is not null group by 1) b where b.source_id = s.id;
update repositories r set backup_count = b.count, last_backup_at = b.latest
from (select repository_id, count(*) as count, max(completed_at) as latest from backups where status in ('completed', 'warning') group by 1) b where b.repository_id = r.id;
update servers v set source_count = n.sources, job_count = n.jobs
from (select s.server_id, count(distinct s.id) as sources, count(distinct l.job_id) as jobs from sources s left join job_sources l on l.source_id = s.id group by 1) n where n.server_id = v.id;
insert into job_days (job_id, workspace_id, date, completed, warning, failed, cancelled, seconds, succeeded_seconds, bytes)
select job_id, workspace_id, (created_at at time zone 'UTC')::date, count(*) filter (where status = 'completed'), count(*) filter (where status = 'warning'),
  count(*) filter (where status = 'failed'), count(*) filter (where status = 'cancelled'), sum(extract(epoch from completed_at - started_at)),
  sum(extract(epoch from completed_at - started_at)) filter (where status in ('completed', 'warning')), sum((result ->> 'originalBytes')::bigint)
from operations where job_id is not null and kind = 'backup' and status in ('completed', 'warning', 'failed', 'cancelled') group by 1, 2, 3;
