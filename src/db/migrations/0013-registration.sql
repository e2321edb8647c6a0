-- The registration: the form of ten items (DOMAIN 3.2, form A) until it is accepted. Only then do a model and its
-- participation exist, under the same id as the registration: drafts and refusals are counted and published nowhere.

create table registration (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  round_id uuid not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'accepted', 'rejected', 'withdrawn')),
  -- why it was returned, refused or withdrawn; what was asked for
  reason text,
  kind text not null check (kind in ('collective', 'individual')),
  registration text not null check (registration in ('new', 'breakthrough', 'maintained', 'raised', 'replicated')),
  level text not null check (level in ('', 'base', 'district', 'province', 'central')),
  -- who registers, and under which unit: kept for ever
  unit_id uuid not null references unit,
  organisation_id uuid,
  -- where it is carried out, apart from who owns it
  place_unit_id uuid references unit,
  place_printed text not null default '',
  field_id uuid,
  -- the model that is maintained, raised, replicated or joined; and the participation it continues
  model_id uuid,
  carried_from_id uuid,
  name text not null default '',
  situation text not null default '',
  goal text not null default '',
  content text not null default '',
  beneficiaries text not null default '',
  forces text not null default '',
  resources text not null default '',
  schedule text not null default '',
  outcome text not null default '',
  upkeep text not null default '',
  starts_on date,
  ends_on date,
  -- an individual: the person's name as they agreed to be named, and the day and way of their consent
  person text,
  consent_on date,
  consent_how text,
  late boolean not null default false,
  late_reason text,
  -- for an urgent task outside of the window: named by whoever ordered it
  emergency text,
  campaign text,
  -- of a refusal as duplicate: what it repeats
  duplicate_of_id uuid,
  -- what the receiver was shown as similar, and what was said about it
  similar_seen text,
  -- the pack and the criteria it was received under
  rule_pack_id uuid,
  criteria_set_id uuid,
  created_by uuid not null,
  submitted_by uuid,
  submitted_at timestamptz,
  received_by uuid,
  received_at timestamptz,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id),
  foreign key (tenant_id, round_id) references round (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, field_id) references field (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id),
  foreign key (tenant_id, carried_from_id) references participation (tenant_id, id),
  foreign key (tenant_id, duplicate_of_id) references model (tenant_id, id),
  foreign key (tenant_id, rule_pack_id) references rule_pack (tenant_id, id),
  foreign key (tenant_id, criteria_set_id) references criteria_set (tenant_id, id)
);
create index registration_round on registration (tenant_id, round_id, state);
create index registration_unit on registration (tenant_id, unit_id, state);
select kheo_tenant_table('registration');

-- Several owners: the lead is registration.organisation_id; these take part or advise, with what they do.
create table registration_owner (
  tenant_id int not null,
  id uuid not null,
  registration_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('partner', 'adviser')),
  part text not null default '',
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, registration_id, organisation_id),
  foreign key (tenant_id, registration_id) references registration (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
select kheo_tenant_table('registration_owner');
