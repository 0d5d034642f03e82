-- What runs: the one queue with its leases, what runs leave outside the database, their logs, and what they make.

create table operations (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  run_id uuid not null,                     -- what was started together: one run of a job is one operation per source and repository
  kind text not null,
  title text not null,
  status text not null default 'pending' constraint operations_status_check
    check (status in ('pending', 'running', 'paused', 'completed', 'warning', 'failed', 'cancelled')),
  trigger text not null constraint operations_trigger_check check (trigger in ('manual', 'api', 'setup', 'schedule', 'retry')),
  requested_by uuid references users on delete set null,
  job_id uuid references jobs on delete set null,
  source_id uuid references sources on delete set null,
  server_id uuid references servers on delete set null,
  repository_id uuid references repositories on delete set null,
  backup_id uuid,
  retry_of uuid references operations on delete set null,
  attempt integer not null default 1,
  priority smallint not null default 1,
  repository_access text constraint operations_access_check check (repository_access in ('read', 'write', 'exclusive')),
  specification jsonb not null default '{}',
  phase text,
  phases jsonb not null default '[]',
  progress jsonb,
  state jsonb not null default '{}',        -- what a resume needs to know, such as the archive name in use
  requested_action text constraint operations_action_check check (requested_action in ('pause', 'cancel')),
  worker text,
  lease_token uuid,
  lease_expires_at timestamptz,
  log_sequence bigint not null default 0,
  warning_count bigint not null default 0,
  error_count bigint not null default 0,
  error_code text,
  error_message text,
  error_hint text,
  result jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz
);
create unique index operations_one_writer_per_repository on operations (repository_id)
  where status = 'running' and repository_access in ('write', 'exclusive');
create index operations_queue_idx on operations (priority desc, created_at, id) where status = 'pending';
create index operations_lease_idx on operations (lease_expires_at) where status = 'running';
create index operations_page_idx on operations (workspace_id, created_at desc, id desc);
create index operations_status_idx on operations (workspace_id, status, created_at desc, id desc);
create index operations_job_idx on operations (job_id, created_at desc, id desc);
create index operations_repository_idx on operations (repository_id, created_at desc);
create index operations_server_idx on operations (server_id, created_at desc);
create index operations_source_idx on operations (source_id, created_at desc);
create index operations_run_idx on operations (run_id);
call protect_tenant_table('operations');

-- A request that carries an Idempotency-Key gets the answer of the first one with that key.
create table idempotency_keys (
  workspace_id uuid not null references workspaces on delete cascade,
  key text not null,
  request_hash bytea not null,
  run_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, key)
);
call protect_tenant_table('idempotency_keys');

create table operation_resources (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  operation_id uuid not null references operations on delete cascade,
  server_id uuid references servers on delete cascade,   -- null: this machine
  kind text not null constraint operation_resources_kind_check check (kind in ('process', 'socket', 'folder', 'mount', 'snapshot', 'lock', 'upload')),
  reference text not null,
  created_at timestamptz not null default now()
);
create index operation_resources_operation_idx on operation_resources (operation_id);
call protect_tenant_table('operation_resources');

create table operation_logs (
  operation_id uuid not null references operations on delete cascade,
  sequence bigint not null,
  workspace_id uuid not null references workspaces on delete cascade,
  logged_at timestamptz not null,
  level text not null constraint operation_logs_level_check check (level in ('info', 'warning', 'error')),
  phase text,
  message text not null,
  primary key (operation_id, sequence)
);
call protect_tenant_table('operation_logs');

create table backups (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  operation_id uuid constraint backups_operation_key unique references operations on delete set null,  -- null: found in an imported repository
  repository_id uuid not null references repositories on delete cascade,
  job_id uuid references jobs on delete set null,
  source_id uuid references sources on delete set null,
  server_id uuid references servers on delete set null,
  name text not null,
  archive text not null,
  engine_id text not null,
  status text not null constraint backups_status_check check (status in ('completed', 'warning', 'vanished', 'deleted')),
  started_at timestamptz not null,
  completed_at timestamptz not null,
  original_bytes bigint,
  compressed_bytes bigint,
  deduplicated_bytes bigint,
  file_count bigint,
  unreadable_count bigint not null default 0,
  changed_count bigint not null default 0,
  problem_files jsonb not null default '[]',
  tool_version text,
  verified_at timestamptz,
  verify_result text,
  deleted_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index backups_archive_key on backups (repository_id, archive) where status <> 'deleted';
create index backups_page_idx on backups (workspace_id, started_at desc, id desc);
create index backups_repository_idx on backups (repository_id, started_at desc, id desc);
create index backups_job_idx on backups (job_id, started_at desc, id desc);
create index backups_source_idx on backups (source_id, started_at desc, id desc);
create index backups_server_idx on backups (server_id, started_at desc, id desc);
call protect_tenant_table('backups');

-- The tree of a backup that somebody opened, kept for browsing and cleared when unused.
-- Paths are the raw bytes of the server's file system; 'display' is what a person sees of the name.
-- Both tables are emptied together by a crash of the database, which only means that the tree is read again.
create unlogged table backup_indexes (
  backup_id uuid primary key references backups on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  status text not null constraint backup_indexes_status_check check (status in ('building', 'ready', 'failed')),
  entry_count bigint not null default 0,
  error_message text,
  started_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);
call protect_tenant_table('backup_indexes');

create unlogged table backup_entries (
  backup_id uuid not null references backups on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  path bytea not null,
  parent bytea not null,
  display text not null,
  type text not null constraint backup_entries_type_check check (type in ('folder', 'file', 'symlink', 'hardlink', 'fifo', 'device', 'socket')),
  size bigint not null,
  modified_at timestamptz,
  mode text not null,
  owner text not null,
  "group" text not null,
  link_target bytea
);
create unique index backup_entries_path_key on backup_entries (backup_id, path);
create index backup_entries_folder_idx on backup_entries (backup_id, parent, (type <> 'folder'), display, path);
call protect_tenant_table('backup_entries');

create table restores (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  operation_id uuid not null constraint restores_operation_key unique references operations on delete cascade,
  backup_id uuid not null references backups on delete cascade,
  target_server_id uuid references servers on delete set null,
  target_path text,
  dry_run boolean not null default false,
  overwrite text not null constraint restores_overwrite_check check (overwrite in ('never', 'if_changed', 'always')),
  selection_count integer not null default 0,
  restored_files bigint,
  restored_bytes bigint,
  verified_files bigint,
  mismatched_files bigint,
  created_at timestamptz not null default now()
);
create index restores_page_idx on restores (workspace_id, created_at desc, id desc);
create index restores_backup_idx on restores (backup_id);
call protect_tenant_table('restores');
