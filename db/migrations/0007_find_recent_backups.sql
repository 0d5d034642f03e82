-- Which sources were backed up in the last days, read from the index alone.
create index backups_recent_idx on backups (workspace_id, started_at desc) include (source_id) where status in ('completed', 'warning');
