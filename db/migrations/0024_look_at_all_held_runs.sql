-- Of very many held runs not all are looked at every second. The first in line always are, and of the others some by chance: one that could go, and for which those
-- before it wait, would otherwise never be looked at.

create or replace function release_held_operations(at timestamptz) returns table (released_workspace uuid, released_id uuid) language plpgsql as $$
declare
  run record;
  verdict record;
begin
  if not pg_try_advisory_xact_lock(18, 1) then return; end if;
  return query update operations set status = 'pending', held = null, held_until = null, held_reason = null
    where held in ('retry', 'window') and held_until <= at and status in ('pending', 'paused') returning workspace_id, id;
  for run in
    select chosen.job_id, chosen.run_id from (
      select line.* from (
        select o.job_id, o.run_id, row_number() over (order by max(o.priority) desc, min(o.created_at)) as place from operations o
        where o.held = 'order' and o.status = 'pending' group by 1, 2) line
      order by case when line.place <= 500 then 0 else random() end limit 1000) chosen
    order by chosen.place
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
