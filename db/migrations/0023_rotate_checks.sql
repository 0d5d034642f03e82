-- When each share of a repository's data was last read, so that checks take them in turn; and which removals were ended, room and all.

alter table repositories add column data_shares jsonb not null default '{}';

-- Null while only its name may be gone: what it took up is freed by the next prune.
alter table backups add column removal_ended_at timestamptz;
update backups set removal_ended_at = coalesce(deleted_at, now()) where status = 'deleted';

drop index backups_removal_idx;
create index backups_removal_idx on backups (removal_began_at, repository_id) where removal_began_at is not null and removal_ended_at is null;

-- What belongs together among backups that others made, so that rules see one history instead of many of one backup each.
alter table backups add column series text;
