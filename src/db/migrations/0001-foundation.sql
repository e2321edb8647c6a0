-- Ground: the helper for Citus, the two roles, administrative units with dates, tenants, accounts.
-- Every table here is shared reference data (a Citus reference table); none of them points to a tenant's table.

create function kheo_distribute(kind text, name regclass, along regclass default null) returns void
language plpgsql as $$
begin
  -- Does nothing without the extension; one statement a call (DATABASE.md, rule 9).
  if not exists (select 1 from pg_extension where extname = 'citus') then
    return;
  end if;
  if kind = 'reference' then
    perform create_reference_table(name);
  elsif along is null then
    perform create_distributed_table(name, 'tenant_id');
  else
    perform create_distributed_table(name, 'tenant_id', colocate_with => along::text);
  end if;
end $$;

do $$
begin
  create role kheo_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  create role kheo_public nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant kheo_app, kheo_public to current_user;
grant usage on schema public to kheo_app, kheo_public;

create table unit (
  id uuid primary key,
  code text not null,
  level text not null check (level in ('province', 'district', 'commune')),
  -- null: before what we record (see known_from)
  valid_from date,
  -- exclusive; null: still in force
  valid_to date,
  known_from date not null,
  legal_basis text,
  check (valid_to is null or valid_from is null or valid_from < valid_to)
);
create unique index unit_code_from on unit (level, code, coalesce(valid_from, '0001-01-01'));

create table unit_name (
  unit_id uuid not null references unit,
  valid_from date,
  valid_to date,
  name text not null,
  full_name text not null,
  type text not null,
  aliases text[] not null default '{}',
  folded text not null,
  sort_key text collate "C" not null,
  legal_basis text
);
create unique index unit_name_once on unit_name (unit_id, coalesce(valid_from, '0001-01-01'));
create index unit_name_folded on unit_name (folded text_pattern_ops);

create table unit_edge (
  child_id uuid not null references unit,
  parent_id uuid not null references unit,
  valid_from date,
  valid_to date
);
create unique index unit_edge_once on unit_edge (child_id, coalesce(valid_from, '0001-01-01'));
create index unit_edge_parent on unit_edge (parent_id);

create table unit_succession (
  from_id uuid not null references unit,
  to_id uuid not null references unit,
  at date not null,
  kind text not null check (kind in ('whole', 'part')),
  area text,
  population text,
  resolution text,
  clause text,
  note text,
  primary key (from_id, to_id, at)
);
create index unit_succession_to on unit_succession (to_id);

create table unit_code_alias (
  alias text primary key,
  code text not null,
  valid_from date,
  valid_to date,
  note text not null
);

-- The days on which the map changed; extent: areas, parents or codes, not only names and types.
create table boundary (
  date date primary key,
  extent boolean not null
);

-- Where a record of any unit belongs on today's map: derived from the tables above, rebuilt when the map changes.
-- commune_id is null when the unit was split or is larger than a commune: such figures are shown as unallocated.
create table unit_map (
  unit_id uuid primary key references unit,
  commune_id uuid references unit,
  province_id uuid not null references unit
);
create index unit_map_province on unit_map (province_id);

create table reference_load (
  name text primary key,
  hash text not null,
  rows int not null,
  loaded_at timestamptz not null
);

-- An owner of data that runs movements: a province, a commune alone, a sector. Linked to a unit, never identified with it.
create table tenant (
  id int primary key check (id > 0),
  slug text not null unique,
  name text not null,
  name_en text not null,
  unit_id uuid references unit,
  -- a demonstration says so on every page
  demo boolean not null default false,
  -- a bench tenant never appears on public pages
  listed boolean not null default true,
  created_at timestamptz not null
);

create table account (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('person', 'machine')),
  created_at timestamptz not null,
  disabled_at timestamptz
);

-- A dated grant: who may do what for which tenant, since when, on whose decision.
create table account_grant (
  account_id uuid not null references account,
  tenant_id int not null references tenant,
  role text not null check (role in ('administrator', 'editor', 'demo-reader')),
  valid_from date not null,
  valid_to date,
  decision text,
  primary key (account_id, tenant_id, role, valid_from)
);

create table sign_in_link (
  token_hash text primary key,
  account_id uuid not null references account,
  tenant_id int not null references tenant,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table session (
  token_hash text primary key,
  account_id uuid not null references account,
  tenant_id int not null references tenant,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

select kheo_distribute('reference', 'unit');
select kheo_distribute('reference', 'unit_name');
select kheo_distribute('reference', 'unit_edge');
select kheo_distribute('reference', 'unit_succession');
select kheo_distribute('reference', 'unit_code_alias');
select kheo_distribute('reference', 'boundary');
select kheo_distribute('reference', 'unit_map');
select kheo_distribute('reference', 'reference_load');
select kheo_distribute('reference', 'tenant');
select kheo_distribute('reference', 'account');
select kheo_distribute('reference', 'account_grant');
select kheo_distribute('reference', 'sign_in_link');
select kheo_distribute('reference', 'session');

grant select on unit, unit_name, unit_edge, unit_succession, unit_code_alias, boundary, unit_map, reference_load, tenant to kheo_app, kheo_public;
grant insert, update on tenant, account, account_grant, sign_in_link, session to kheo_app;
grant select on account, account_grant, sign_in_link, session to kheo_app;
