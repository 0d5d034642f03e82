-- Databases are backed up through a connection: how a service on a server is reached and signed in to.

create table connections (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  server_id uuid not null references servers,
  name text not null,
  type text not null,
  settings jsonb not null,
  secrets_protected text,
  is_default boolean not null default false,
  status text not null default 'untested' constraint connections_status_check check (status in ('untested', 'success', 'failed')),
  last_test jsonb,
  last_tested_at timestamptz,
  tags text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index connections_name_key on connections (workspace_id, lower(name));
create unique index connections_default_key on connections (server_id, type) where is_default;
create index connections_page_idx on connections (workspace_id, created_at desc, id desc);
create index connections_server_idx on connections (server_id);
call protect_tenant_table('connections');

-- Which sources would miss a connection.
create index sources_connection_idx on sources ((settings ->> 'connectionId')) where settings ? 'connectionId';
