-- Indexes for what pages ask: each lets a page read about as many rows as it shows, whatever else there is.

-- Active sources by their last backup, those without one first.
create index sources_protection_idx on sources (workspace_id, last_backup_at nulls first) where active;
drop index backups_recent_idx;

-- Operations by kind, by status, or both: each combination is read newest first and merged.
create index operations_kind_idx on operations (workspace_id, kind, status, created_at desc, id desc);

-- What runs on a repository, which decides what else may; and what has not ended yet of a job.
create index operations_busy_idx on operations (repository_id) include (repository_access) where status = 'running';
create index operations_live_idx on operations (job_id, created_at) where status in ('pending', 'running', 'paused');

-- Without it, deleting an operation would look for its retries in all others.
create index operations_retry_idx on operations (retry_of) where retry_of is not null;

-- The first in line of each repository, however many wait behind it.
create index operations_waiting_idx on operations (repository_id, repository_access, priority desc, created_at, id) where status = 'pending';

create index audit_events_subject_type_idx on audit_events (workspace_id, subject_type, occurred_at desc, id desc);
create index audit_events_subject_idx on audit_events (workspace_id, subject_id, occurred_at desc, id desc);
create index audit_events_action_idx on audit_events (workspace_id, action, occurred_at desc, id desc);

-- Warnings and errors are few among a log's lines.
create index operation_logs_problems_idx on operation_logs (operation_id, sequence) where level <> 'info';

-- Planned by the figures of these tables; a fifth of a million rows is too long to wait for those.
alter table operations set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table backups set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table sources set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
