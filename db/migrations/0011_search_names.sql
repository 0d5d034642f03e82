-- Finding a part of a name among a hundred thousand. Row-level security lets no comparison run before its own that might tell of what it
-- hides, and "ilike" counts as one that might; so under it an index for parts of texts is never used. These functions therefore run as
-- the owner of the schema, name the caller's workspace themselves, and answer with keys only: the rows are read by those, under row-level security.
-- A part of one or two letters has no trigram; it is looked for among the newest 5,000 only.

do $$
begin
  create extension if not exists pg_trgm;
exception when others then
  raise notice 'pg_trgm is not to be had (%): searching reads every name instead', sqlerrm;
end $$;

do $$
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then return; end if;
  create index jobs_name_part_idx on jobs using gin (name gin_trgm_ops);
  create index sources_name_part_idx on sources using gin (name gin_trgm_ops);
  create index servers_name_part_idx on servers using gin ((name || ' ' || coalesce(address, '')) gin_trgm_ops);
  create index repositories_name_part_idx on repositories using gin (name gin_trgm_ops);
  create index backups_name_part_idx on backups using gin ((name || ' ' || archive) gin_trgm_ops);
end $$;

-- What a person typed is a part, not a pattern.
create function like_part(part text) returns text language sql immutable as
$$ select '%' || replace(replace(replace(part, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;

-- What many names hold is soon found among the newest 5,000; what few hold is found by the index, all of it, and sorted ("offset 0" keeps the
-- limit out of that plan, because where in time those few stand is not known). A short part goes the first way only. It runs with the rights
-- of whoever calls it: only the functions below look past row-level security, each with texts of its own.
create function search_names(named regclass, naming text, ordering text, condition text, part text, before timestamptz, before_id uuid, most integer,
  word text default null, words text[] default null, ids uuid[] default null, since timestamptz default null, until timestamptz default null)
returns setof uuid language plpgsql stable set search_path = public, pg_temp as $$
declare
  found_ids uuid[];
  page constant text := format('workspace_id = current_workspace() and ($2 is null or (%1$s, id) < ($2, $3))', ordering);
  matching constant text := format('%1$s ilike $1 and (%2$s)', naming, condition);
  newest constant text := format('order by %1$s desc, id desc', ordering);
begin
  execute format('select array(select id from (select * from %1$s where %2$s %4$s limit 5000) t where %3$s %4$s limit $4)', named, page, matching, newest)
    into found_ids using like_part(part), before, before_id, most, word, words, ids, since, until;
  if cardinality(found_ids) = most or length(part) < 3 then
    return query select unnest(found_ids);
  else
    return query execute format('select id from (select id, %5$s from %1$s where %2$s and %3$s offset 0) t %4$s limit $4', named, page, matching, newest, ordering)
      using like_part(part), before, before_id, most, word, words, ids, since, until;
  end if;
end $$;

create function jobs_named(part text, before timestamptz, before_id uuid, most integer, wanted_enabled boolean default null)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select search_names('jobs', 'name', 'created_at', '$5 is null or enabled = $5::boolean', part, before, before_id, most, wanted_enabled::text);
end $$;

create function sources_named(part text, before timestamptz, before_id uuid, most integer, wanted_server uuid default null, wanted_type text default null)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select search_names('sources', 'name', 'created_at', '($5 is null or type = $5) and ($7[1] is null or server_id = $7[1])',
    part, before, before_id, most, wanted_type, null, array[wanted_server]);
end $$;

create function servers_named(part text, before timestamptz, before_id uuid, most integer, wanted_status text default null)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select search_names('servers', $n$(name || ' ' || coalesce(address, ''))$n$, 'created_at', '$5 is null or status = $5', part, before, before_id, most, wanted_status);
end $$;

create function repositories_named(part text, most integer)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select search_names('repositories', 'name', 'created_at', 'true', part, null, null, most);
end $$;

create function backups_named(part text, before timestamptz, before_id uuid, most integer, statuses text[] default null,
  wanted_job uuid default null, wanted_source uuid default null, wanted_server uuid default null, wanted_repository uuid default null, since timestamptz default null, until timestamptz default null)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select search_names('backups', $n$(name || ' ' || archive)$n$, 'started_at',
    $c$case when $6 is null then status <> 'deleted' else status = any($6) end and ($7[1] is null or job_id = $7[1]) and ($7[2] is null or source_id = $7[2])
       and ($7[3] is null or server_id = $7[3]) and ($7[4] is null or repository_id = $7[4]) and ($8 is null or started_at >= $8) and ($9 is null or started_at < $9)$c$,
    part, before, before_id, most, null, statuses, array[wanted_job, wanted_source, wanted_server, wanted_repository], since, until);
end $$;

-- The choice of a plan needs to know how common a part is.
analyze jobs, sources, servers, repositories, backups;
