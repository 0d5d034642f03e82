-- Which backups stay, what is pinned, what a prune is about to remove, and when repositories are pruned and checked by themselves.

-- At the hour of the default plan, the day after next midnight; the check a week later.
alter table repositories
  add column retention jsonb,                     -- null: everything stays
  add column maintenance jsonb not null default '{}',
  add column next_prune_at timestamptz default ((date_trunc('day', now() at time zone 'UTC') + interval '1 day 3 hours 30 minutes') at time zone 'UTC'),   -- null: not by itself
  add column next_check_at timestamptz default ((date_trunc('day', now() at time zone 'UTC') + interval '7 days 3 hours 30 minutes') at time zone 'UTC'),
  add column last_pruned_at timestamptz,
  add column last_data_check_at timestamptz;      -- when all data was last read

alter table jobs add column retention jsonb;      -- instead of the repository's

alter table backups
  add column hold_until timestamptz,
  add column removal_began_at timestamptz,        -- written before the tool is told to remove it, so that what is gone then is not an alarm
  add column removal_reason text;                 -- of what retention removes

create index repositories_prune_idx on repositories (next_prune_at) where next_prune_at is not null;
create index repositories_check_idx on repositories (next_check_at) where next_check_at is not null;
create index backups_removal_idx on backups (removal_began_at, repository_id) where removal_began_at is not null and status in ('completed', 'warning');
create index jobs_retention_idx on jobs (workspace_id) where retention is not null;
