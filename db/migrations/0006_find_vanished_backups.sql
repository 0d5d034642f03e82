-- The dashboard asks for backups that vanished from their repository; there should be none among millions.
create index backups_vanished_idx on backups (workspace_id, started_at desc) where status = 'vanished';
