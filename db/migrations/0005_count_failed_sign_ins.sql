-- Failed sign-ins are counted per address that was typed, whether or not a user has it: an answer that only
-- existing users could cause would tell a stranger who exists.

create table sign_in_failures (
  email_hash bytea primary key,
  failures integer not null,
  locked_until timestamptz,
  last_failed_at timestamptz not null
);
create index sign_in_failures_age_idx on sign_in_failures (last_failed_at);

alter table users drop column failed_sign_ins, drop column locked_until;
