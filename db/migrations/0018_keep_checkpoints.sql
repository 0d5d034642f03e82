-- What an engine had stored of a backup that failed is of use to the next one of the same source into the same repository: it is kept until
-- that one has completed, and no longer than this. Null: it goes when the operation ends.

alter table operation_resources add column kept_until timestamptz;
create index operation_resources_kept_idx on operation_resources (operation_id) where kept_until is not null;
