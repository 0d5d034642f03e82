-- The source that made a backup, also after it was deleted: backups of two that had the same name are two histories, and no rule may take one for the rest of the other.

alter table backups add column former_source_id uuid;
