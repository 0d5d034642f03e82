-- Who may do what: users, their sessions and tokens, and the workspaces that everything else belongs to.
-- Two database roles: the one that connects owns the schema and runs the workers; requests switch to
-- backupapi_app, for which row-level security hides every row of another workspace.

do $$
begin
  if not exists (select from pg_roles where rolname = 'backupapi_app') then
    create role backupapi_app nologin;
  end if;
end $$;
grant backupapi_app to current_user;
grant usage on schema public to backupapi_app;

create function current_workspace() returns uuid language sql stable as
$$ select nullif(current_setting('backupapi.workspace_id', true), '')::uuid $$;

create table installation (
  singleton boolean primary key default true constraint installation_is_single check (singleton),
  setup_token_hash bytea,
  set_up_at timestamptz,
  created_at timestamptz not null default now()
);
insert into installation default values;

create table data_protection_keys (
  id text primary key,
  xml text not null,
  created_at timestamptz not null default now()
);

create table users (
  id uuid primary key,
  email text not null,
  display_name text not null,
  password_hash text not null,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);
create unique index users_email_key on users (lower(email));

create table workspaces (
  id uuid primary key,
  name text not null,
  plan text not null default 'standard' constraint workspaces_plan_check check (plan in ('free', 'standard', 'dedicated')),
  quota_bytes bigint constraint workspaces_quota_check check (quota_bytes > 0),
  created_at timestamptz not null default now()
);
create unique index workspaces_name_key on workspaces (lower(name));

create table workspace_members (
  workspace_id uuid not null references workspaces on delete cascade,
  user_id uuid not null references users on delete cascade,
  role text not null constraint workspace_members_role_check check (role in ('owner', 'admin', 'operator', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, user_id)
);
create index workspace_members_user_idx on workspace_members (user_id);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash bytea not null constraint sessions_token_key unique,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_user_idx on sessions (user_id);

create table api_tokens (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  user_id uuid not null references users on delete cascade,
  name text not null,
  role text not null constraint api_tokens_role_check check (role in ('owner', 'admin', 'operator', 'viewer')),
  prefix text not null,
  token_hash bytea not null constraint api_tokens_token_key unique,
  expires_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index api_tokens_name_key on api_tokens (workspace_id, lower(name));

-- Called by every migration that makes a tenant table; a test refuses a tenant table without it.
create procedure protect_tenant_table(name regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('create policy tenant on %s to backupapi_app using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())', name);
  execute format('grant select, insert, update, delete on %s to backupapi_app', name);
end $$;

call protect_tenant_table('workspace_members');
call protect_tenant_table('api_tokens');
alter table workspaces enable row level security;
create policy tenant on workspaces to backupapi_app using (id = current_workspace());
grant select, update on workspaces to backupapi_app;
grant select (id, email, display_name) on users to backupapi_app;
