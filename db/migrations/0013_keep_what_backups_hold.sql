-- What a backup holds, what lies in the pool for it alone, and what a verification found damaged.
alter table backups
  add column content text not null default 'files' constraint backups_content_check check (content in ('files', 'databases')),
  add column source_type text,                     -- null: made before this was kept, or found in a repository
  add column objects jsonb not null default '[]',
  add column damage jsonb not null default '[]';

-- A restore into databases instead of files: where it goes, and what was loaded.
alter table restores
  add column databases jsonb,
  add column connection_id uuid,
  add column loaded jsonb;
