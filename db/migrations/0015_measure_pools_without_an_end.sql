-- A bucket has no capacity to compare with: only what lies in it is known.
alter table pool_usage_samples alter column capacity_bytes drop not null;
