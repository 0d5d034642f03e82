-- Who did what. Every row carries the hash of the one before it in its workspace, so that a removed or changed row shows.

create table audit_events (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  position bigint not null,
  occurred_at timestamptz not null,
  user_id uuid references users on delete set null,
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  subject_name text not null default '',
  details jsonb not null default '{}',
  ip_address text,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_events_position_key unique (workspace_id, position)
);
create index audit_events_page_idx on audit_events (workspace_id, occurred_at desc, id desc);
call protect_tenant_table('audit_events');
revoke update, delete on audit_events from backupapi_app;
