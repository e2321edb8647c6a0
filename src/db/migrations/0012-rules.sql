-- Rules as data with validity (DESIGN 5): legal bases, rule packs, criteria sets, quotas, and the rounds that pin them.
-- What Khéo brings along is `reference`, not official, and concludes nothing until a body adopts it.

create table legal_basis (
  tenant_id int not null,
  id uuid not null,
  symbol text not null,
  title text not null,
  issued_on date,
  valid_from date,
  -- exclusive; null: in force as far as we know
  valid_to date,
  -- what replaced it
  replaced_by_id uuid,
  -- false: entered from memory or from a secondary source, and shown as "to be verified"
  verified boolean not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, symbol),
  foreign key (tenant_id, replaced_by_id) references legal_basis (tenant_id, id)
);
select kheo_tenant_table('legal_basis');

create table rule_pack (
  tenant_id int not null,
  id uuid not null,
  movement_id uuid not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  -- null: a reference that nobody has adopted
  adopted_on date,
  adopted_by text,
  -- the decision or plan that adopted it, as cited
  basis text,
  -- quorum, thresholds, days: core/rules/rule-pack.ts; what is null was set by nobody
  rules jsonb not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, movement_id) references movement (tenant_id, id)
);
select kheo_tenant_table('rule_pack');

-- Points are kept in halves, so that 7.5 is 15 and every sum is exact.
create table criteria_set (
  tenant_id int not null,
  id uuid not null,
  movement_id uuid not null,
  name text not null,
  kind text not null check (kind in ('collective', 'individual')),
  -- '': for every field, every level
  field_code text not null,
  level text not null check (level in ('', 'base', 'district', 'province', 'central')),
  bonus_max_halves int not null check (bonus_max_halves >= 0),
  valid_from date not null,
  valid_to date,
  adopted_on date,
  adopted_by text,
  basis text,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, movement_id) references movement (tenant_id, id)
);
select kheo_tenant_table('criteria_set');

create table criterion (
  tenant_id int not null,
  id uuid not null,
  criteria_set_id uuid not null,
  position int not null,
  name text not null,
  hint text,
  -- numeric: points up to the maximum; checklist: the points of the items that are met; bonus: above the base
  kind text not null check (kind in ('numeric', 'checklist', 'bonus')),
  max_halves int not null check (max_halves >= 0),
  evidence_needed boolean not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, criteria_set_id, position),
  foreign key (tenant_id, criteria_set_id) references criteria_set (tenant_id, id)
);
select kheo_tenant_table('criterion');

create table criterion_item (
  tenant_id int not null,
  id uuid not null,
  criterion_id uuid not null,
  position int not null,
  text text not null,
  halves int not null check (halves >= 0),
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, criterion_id, position),
  foreign key (tenant_id, criterion_id) references criterion (tenant_id, id)
);
select kheo_tenant_table('criterion_item');

create table band (
  tenant_id int not null,
  id uuid not null,
  criteria_set_id uuid not null,
  label text not null,
  -- the lowest sum that belongs to it
  from_halves int not null check (from_halves >= 0),
  -- null: nobody said whether this band is enough to be recognised
  passes boolean,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, criteria_set_id, from_halves),
  foreign key (tenant_id, criteria_set_id) references criteria_set (tenant_id, id)
);
select kheo_tenant_table('band');

-- A round that people run: null state, a round that only documents speak of.
alter table round
  add column state text check (state in ('draft', 'announced', 'open', 'closed', 'appraising', 'voting', 'recognised', 'concluded', 'archived')),
  add column level text not null default '' check (level in ('', 'base', 'district', 'province', 'central')),
  add column rule_pack_id uuid,
  add column announcement text,
  add column announced_on date,
  add column signer text,
  add column appraisal_from date,
  add column appraisal_to date,
  add column recognition_from date,
  add column recognition_to date,
  add foreign key (tenant_id, rule_pack_id) references rule_pack (tenant_id, id);

-- The criteria sets in force in a round: a file keeps those it was received under.
create table round_criteria (
  tenant_id int not null,
  id uuid not null,
  round_id uuid not null,
  criteria_set_id uuid not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, round_id, criteria_set_id),
  foreign key (tenant_id, round_id) references round (tenant_id, id),
  foreign key (tenant_id, criteria_set_id) references criteria_set (tenant_id, id)
);
select kheo_tenant_table('round_criteria');

create table round_basis (
  tenant_id int not null,
  id uuid not null,
  round_id uuid not null,
  legal_basis_id uuid not null,
  position int not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, round_id, legal_basis_id),
  foreign key (tenant_id, round_id) references round (tenant_id, id),
  foreign key (tenant_id, legal_basis_id) references legal_basis (tenant_id, id)
);
select kheo_tenant_table('round_basis');

-- A quota of a round that is run; without one, what a document demands of the programme.
alter table quota
  add column round_id uuid,
  add column field_code text not null default '',
  add column basis text,
  add foreign key (tenant_id, round_id) references round (tenant_id, id);
create index quota_round on quota (tenant_id, round_id);
