-- The journal: every command leaves one entry and its events, chained by hash per tenant, and never changes again.

create table command_log (
  tenant_id int not null,
  seq bigint not null,
  id uuid not null,
  -- the idempotency key: the same key with the same input answers with the same result
  key text not null,
  name text not null,
  actor_id uuid not null,
  actor_name text not null,
  at timestamptz not null,
  input_hash text not null,
  result jsonb not null,
  events int not null,
  events_hash text not null,
  prev_hash text not null,
  hash text not null,
  primary key (tenant_id, seq),
  unique (tenant_id, key)
);
select kheo_distribute('tenant', 'command_log');

create table event (
  tenant_id int not null,
  at timestamptz not null,
  seq bigint not null,
  n int not null,
  type text not null,
  subject text not null,
  subject_id uuid not null,
  data jsonb not null,
  primary key (tenant_id, at, seq, n)
) partition by range (at);
create index event_subject on event (tenant_id, subject_id, at);
create index event_order on event (tenant_id, seq, n);
create table event_before_2026 partition of event for values from (minvalue) to ('2026-01-01 00:00:00+07');
create table event_2026 partition of event for values from ('2026-01-01 00:00:00+07') to ('2027-01-01 00:00:00+07');
create table event_2027 partition of event for values from ('2027-01-01 00:00:00+07') to ('2028-01-01 00:00:00+07');
create table event_2028 partition of event for values from ('2028-01-01 00:00:00+07') to ('2029-01-01 00:00:00+07');
create table event_2029 partition of event for values from ('2029-01-01 00:00:00+07') to ('2030-01-01 00:00:00+07');
create table event_from_2030 partition of event for values from ('2030-01-01 00:00:00+07') to (maxvalue);
select kheo_distribute('tenant', 'event', 'command_log');

-- One row a tenant, locked last in every command.
create table chain_head (
  tenant_id int primary key,
  seq bigint not null,
  hash text not null
);
select kheo_distribute('tenant', 'chain_head', 'command_log');

-- Append-only: nobody but the owner of the schema could change an entry, and kheo verify would name it.
grant select, insert on command_log, event to kheo_app;
grant select, insert, update on chain_head to kheo_app;
