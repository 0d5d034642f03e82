-- What a schedule was planned by, so that it can be seen when the rules of its time zone have changed since; fairness between workspaces however long the queue is;
-- and since when a job is overdue.

alter table schedules
  add column planned_local timestamp,       -- what the clock on the wall of its zone showed at planned_for, by the rules of the day it was planned
  add column overdue_since timestamptz;     -- when it was noticed
create index schedules_overdue_idx on schedules (overdue_since) where overdue_since is not null;

-- The first in line of each workspace.
create index operations_fair_idx on operations (workspace_id, priority desc, created_at, id) where status = 'pending' and held is null;

-- Marks what has become overdue and unmarks what no longer is. Answers with what has become so.
create function mark_overdue_schedules() returns table (marked_id uuid, marked_job text, marked_reason text) language plpgsql as $$
begin
  update schedules s set overdue_since = null from jobs j
    where j.id = s.job_id and s.overdue_since is not null and (not s.enabled or not j.enabled or overdue_reason(s) is null);
  return query update schedules s set overdue_since = now() from jobs j
    where j.id = s.job_id and j.enabled and s.enabled and s.overdue_since is null
      and s.id in (
        select id from schedules where enabled and next_run_at < now() - interval '10 minutes'
        union all select id from schedules where enabled and last_skip_at is not null and (last_run_at is null or last_skip_at > last_run_at))
      and overdue_reason(s) is not null
    returning s.id, j.name, overdue_reason(s);
end $$;
