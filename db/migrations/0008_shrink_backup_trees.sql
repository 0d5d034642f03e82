-- The trees of backups, in a shape that stays small: about 130 bytes for a file instead of 500, and no limit on the length of paths
-- (the rows of an index end at 2,700 bytes). What was read before is read again when somebody opens it.
drop table backup_entries;
delete from backup_indexes;
alter table backup_indexes
  add column tree integer generated always as identity constraint backup_indexes_tree_key unique,
  alter column used_at drop not null,
  alter column used_at drop default;
comment on column backup_indexes.used_at is 'null: made after a large backup, and not opened by anybody yet';

-- Folder 0 is the root. The digest is the first half of the path's SHA-256.
create unlogged table backup_folders (
  tree integer not null,
  id integer not null,
  digest uuid not null,
  path bytea not null,
  primary key (tree, digest)
);
create index backup_folders_id_idx on backup_folders (tree, id);

-- Names are the raw bytes of the server's file system; 'display' stands only where these are no text.
-- 'type' counts folder, file, symlink, hardlink, fifo, device, socket from 0. 'child' is a folder's own id.
create unlogged table backup_entries (
  tree integer not null,
  folder integer not null,
  size bigint not null,
  modified_at timestamptz,
  child integer,
  type smallint not null,
  leaf boolean not null,
  name bytea not null,
  mode text not null,
  owner text not null,
  "group" text not null,
  display text,
  link_target bytea
);
create index backup_entries_name_idx on backup_entries (tree, folder, leaf, name);

-- A tenant sees the trees that it sees in backup_indexes. Foreign keys would be checked for each of a million rows, so a trigger clears up.
alter table backup_folders enable row level security;
alter table backup_entries enable row level security;
create policy tenant on backup_folders to backupapi_app using (tree in (select tree from backup_indexes));
create policy tenant on backup_entries to backupapi_app using (tree in (select tree from backup_indexes));
grant select on backup_folders, backup_entries to backupapi_app;

create function forget_backup_tree() returns trigger language plpgsql security definer as $$
begin
  delete from backup_entries where tree = old.tree;
  delete from backup_folders where tree = old.tree;
  return old;
end $$;
create trigger forget_backup_tree after delete on backup_indexes for each row execute function forget_backup_tree();
