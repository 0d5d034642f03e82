-- What is backed up, and where to: servers, sources, pools, repositories, jobs.

create table servers (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  kind text not null constraint servers_kind_check check (kind in ('local', 'ssh')),
  description text not null default '',
  address text,
  port integer constraint servers_port_check check (port between 1 and 65535),
  username text,
  jump_server_id uuid references servers,
  use_sudo boolean not null default false,
  key_origin text constraint servers_key_origin_check check (key_origin in ('generated', 'pasted')),
  private_key_protected text,
  public_key text,
  host_key text,
  host_key_fingerprint text,
  offered_host_key text,
  offered_host_key_fingerprint text,
  status text not null default 'untested' constraint servers_status_check check (status in ('untested', 'reachable', 'unreachable', 'host_key_changed', 'unauthorized')),
  last_test jsonb,
  last_tested_at timestamptz,
  capabilities jsonb,
  detected_at timestamptz,
  tags text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint servers_address_check check (kind = 'local' or (address is not null and port is not null and username is not null))
);
create unique index servers_name_key on servers (workspace_id, lower(name));
create index servers_page_idx on servers (workspace_id, created_at desc, id desc);
create index servers_jump_idx on servers (jump_server_id) where jump_server_id is not null;
call protect_tenant_table('servers');

create table sources (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  server_id uuid not null references servers,
  name text not null,
  type text not null,
  settings jsonb not null,
  pre_script text,
  post_script text,
  script_timeout_seconds integer not null default 600 constraint sources_script_timeout_check check (script_timeout_seconds between 1 and 86400),
  tags text[] not null default '{}',
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index sources_name_key on sources (workspace_id, lower(name));
create index sources_page_idx on sources (workspace_id, created_at desc, id desc);
create index sources_server_idx on sources (server_id);
call protect_tenant_table('sources');

create table storage_pools (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  type text not null,
  settings jsonb not null,
  secrets_protected text,
  performance_tier text not null default 'standard' constraint storage_pools_tier_check check (performance_tier in ('archive', 'standard', 'performance')),
  redundancy text not null default 'none' constraint storage_pools_redundancy_check check (redundancy in ('none', 'raid1', 'raid5', 'raid6', 'raid10', 'distributed')),
  quota_bytes bigint constraint storage_pools_quota_check check (quota_bytes > 0),
  alert_threshold_percent integer not null default 80 constraint storage_pools_threshold_check check (alert_threshold_percent between 1 and 100),
  health text not null default 'unknown' constraint storage_pools_health_check check (health in ('healthy', 'degraded', 'critical', 'unknown')),
  health_reason text,
  health_steps jsonb,
  health_checked_at timestamptz,
  capacity_bytes bigint,
  used_bytes bigint,
  free_bytes bigint,
  tags text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index storage_pools_name_key on storage_pools (workspace_id, lower(name));
create index storage_pools_page_idx on storage_pools (workspace_id, created_at desc, id desc);
call protect_tenant_table('storage_pools');

create table pool_usage_samples (
  workspace_id uuid not null references workspaces on delete cascade,
  pool_id uuid not null references storage_pools on delete cascade,
  sampled_at timestamptz not null,
  capacity_bytes bigint not null,
  used_bytes bigint not null,
  primary key (pool_id, sampled_at)
);
call protect_tenant_table('pool_usage_samples');

create table repositories (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  pool_id uuid not null references storage_pools,
  name text not null,
  engine text not null,
  location text not null,
  encryption text not null,
  compression text not null,
  passphrase_protected text,
  key_protected text,
  engine_id text not null,
  append_only boolean not null default true,
  status text not null default 'ready' constraint repositories_status_check check (status in ('ready', 'damaged', 'unreachable')),
  status_reason text,
  settings jsonb not null default '{}',
  original_bytes bigint,
  compressed_bytes bigint,
  deduplicated_bytes bigint,
  last_checked_at timestamptz,
  last_check_result text,
  last_kit_exported_at timestamptz,
  tags text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index repositories_name_key on repositories (workspace_id, lower(name));
create unique index repositories_location_key on repositories (pool_id, location);
create index repositories_page_idx on repositories (workspace_id, created_at desc, id desc);
call protect_tenant_table('repositories');

create table jobs (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  description text not null default '',
  enabled boolean not null default true,
  priority text not null default 'normal' constraint jobs_priority_check check (priority in ('low', 'normal', 'high', 'critical')),
  bandwidth_limit_kbps integer constraint jobs_bandwidth_check check (bandwidth_limit_kbps > 0),
  nice integer not null default 0 constraint jobs_nice_check check (nice between 0 and 19),
  compression text,
  max_runtime_minutes integer not null default 240 constraint jobs_max_runtime_check check (max_runtime_minutes between 1 and 43200),
  pre_script text,
  post_script text,
  script_timeout_seconds integer not null default 600 constraint jobs_script_timeout_check check (script_timeout_seconds between 1 and 86400),
  tags text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index jobs_name_key on jobs (workspace_id, lower(name));
create index jobs_page_idx on jobs (workspace_id, created_at desc, id desc);
call protect_tenant_table('jobs');

create table job_sources (
  workspace_id uuid not null references workspaces on delete cascade,
  job_id uuid not null references jobs on delete cascade,
  source_id uuid not null references sources,
  position integer not null,
  primary key (job_id, source_id)
);
create index job_sources_source_idx on job_sources (source_id);
call protect_tenant_table('job_sources');

create table job_targets (
  workspace_id uuid not null references workspaces on delete cascade,
  job_id uuid not null references jobs on delete cascade,
  repository_id uuid not null references repositories,
  position integer not null,
  primary key (job_id, repository_id)
);
create index job_targets_repository_idx on job_targets (repository_id);
call protect_tenant_table('job_targets');
