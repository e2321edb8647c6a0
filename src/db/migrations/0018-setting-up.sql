-- Setting up (DOMAIN 4.1): all states of a round, the steps it took and why, rules that belong to a unit, versions of
-- sets and packs, and parts that were taken out again without being forgotten.

-- Being carried out, and rewarded, are states of their own in DOMAIN 4.1.
alter table round drop constraint round_state_check;
alter table round
  add constraint round_state_check check (state in ('draft', 'announced', 'open', 'closed', 'in-progress', 'appraising',
    'voting', 'recognised', 'awarded', 'concluded', 'archived')),
  -- the round of an earlier year that it was made from
  add column copied_from_id uuid;
alter table round
  add foreign key (tenant_id, copied_from_id) references round (tenant_id, id);

-- Every step of a round, and every change of a round that had been announced: which, by whom, why.
create table round_step (
  tenant_id int not null,
  id uuid not null,
  round_id uuid not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  reason text,
  -- the account and its name on that day
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, round_id) references round (tenant_id, id)
);
create index round_step_round on round_step (tenant_id, round_id, id);
select kheo_tenant_table('round_step');

-- Whose rules they are: null, everybody's in these books; a unit, its own and those below it.
-- made_from_id: the version that it was copied from; source: where a reference comes from, null for one's own.
alter table rule_pack add column unit_id uuid, add column made_from_id uuid, add column source text;
alter table rule_pack add foreign key (unit_id) references unit;
alter table rule_pack add foreign key (tenant_id, made_from_id) references rule_pack (tenant_id, id);
create index rule_pack_movement on rule_pack (tenant_id, movement_id, id);

alter table criteria_set add column unit_id uuid, add column made_from_id uuid, add column source text;
alter table criteria_set add foreign key (unit_id) references unit;
alter table criteria_set add foreign key (tenant_id, made_from_id) references criteria_set (tenant_id, id);
create index criteria_set_movement on criteria_set (tenant_id, movement_id, id);

-- Two communes may both have a "12-KH/ĐU": a symbol means one text only within the body that gave it.
alter table legal_basis add column unit_id uuid, add column source text;
alter table legal_basis add foreign key (unit_id) references unit;
alter table legal_basis drop constraint legal_basis_tenant_id_symbol_key;
create unique index legal_basis_symbol on legal_basis
  (tenant_id, symbol, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid));

-- Taken out while nobody used it yet; the journal still has it.
alter table criterion add column removed boolean not null default false;
alter table criterion_item add column removed boolean not null default false;
alter table band add column removed boolean not null default false;
alter table round_criteria add column removed boolean not null default false;
alter table round_basis add column removed boolean not null default false;
alter table quota
  add column removed boolean not null default false,
  -- bodies that the quota is for, beside or instead of types of units: "MTTQ and every union at least one"
  add column organisation_kinds text[] not null default '{}';

create index round_criteria_set on round_criteria (tenant_id, criteria_set_id);
create index registration_set on registration (tenant_id, criteria_set_id);
create index registration_pack on registration (tenant_id, rule_pack_id);
create index round_pack on round (tenant_id, rule_pack_id);
create index round_programme on round (tenant_id, programme_id);

-- The quotas of rounds are of the desk; the public sees those that documents speak of.
create or replace view public_quota as
  select q.tenant_id, q.id, q.programme_id, q.min, q.max, q.unit_types, q.registrations
  from quota q join tenant t on t.id = q.tenant_id and t.listed
  where q.round_id is null;
