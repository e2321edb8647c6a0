-- Inspection as an object of its own (DOMAIN 4.4): plan, team, several scopes, checklist, visits, minutes, and
-- recommendations with owner and due date that are followed until closed. A row without state is one that only a document
-- speaks of.

alter table inspection
  add column state text check (state in ('planned', 'announced', 'visiting', 'minuted', 'concluded', 'called-off')),
  add column round_id uuid,
  -- the body that inspects, and the number and day of its plan as cited
  add column organisation_id uuid,
  add column plan text,
  add column from_day date,
  add column to_day date,
  add column purpose text not null default '',
  add column minutes text not null default '',
  add column conclusion text not null default '',
  add column concluded_on date,
  add foreign key (tenant_id, round_id) references round (tenant_id, id),
  add foreign key (tenant_id, organisation_id) references organisation (tenant_id, id);

create table inspection_member (
  tenant_id int not null,
  id uuid not null,
  inspection_id uuid not null,
  -- somebody with an account records visits; others are named
  account_id uuid,
  name text not null,
  post text not null default '',
  role text not null check (role in ('lead', 'secretary', 'member')),
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, inspection_id) references inspection (tenant_id, id)
);
create index inspection_member_of on inspection_member (tenant_id, inspection_id);
select kheo_tenant_table('inspection_member');

-- What is asked at every visit, by step of the process.
create table inspection_item (
  tenant_id int not null,
  id uuid not null,
  inspection_id uuid not null,
  position int not null,
  -- the scope it belongs to, as the plan words it
  scope text not null,
  text text not null,
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, inspection_id, position),
  foreign key (tenant_id, inspection_id) references inspection (tenant_id, id)
);
select kheo_tenant_table('inspection_item');

-- One place on one day: a unit, and the file that was looked at there if it was one.
create table inspection_visit (
  tenant_id int not null,
  id uuid not null,
  inspection_id uuid not null,
  unit_id uuid not null references unit,
  participation_id uuid,
  planned_on date,
  visited_on date,
  place text not null default '',
  met text not null default '',
  found text not null default '',
  -- whether it was seen running: the word of survival (PEERS 7.10)
  running boolean,
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, inspection_id) references inspection (tenant_id, id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id)
);
create index inspection_visit_of on inspection_visit (tenant_id, inspection_id);
create index inspection_visit_file on inspection_visit (tenant_id, participation_id);
create index inspection_visit_unit on inspection_visit (tenant_id, unit_id);
select kheo_tenant_table('inspection_visit');

create table inspection_answer (
  tenant_id int not null,
  id uuid not null,
  visit_id uuid not null,
  item_id uuid not null,
  answer text not null check (answer in ('yes', 'partly', 'no', 'not-asked')),
  note text not null default '',
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, visit_id, item_id),
  foreign key (tenant_id, visit_id) references inspection_visit (tenant_id, id),
  foreign key (tenant_id, item_id) references inspection_item (tenant_id, id)
);
select kheo_tenant_table('inspection_answer');

-- open: waits for its owner; done: the owner says so; closed: the inspecting side agrees.
alter table recommendation
  add column scope text not null default '',
  add column unit_id uuid,
  add column organisation_id uuid,
  add column participation_id uuid,
  add column closed_on date,
  add foreign key (unit_id) references unit,
  add foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  add foreign key (tenant_id, participation_id) references participation (tenant_id, id);
create index recommendation_unit on recommendation (tenant_id, unit_id, state);

-- Both sides' words about a recommendation, in order; nobody overwrites the other's.
create table recommendation_note (
  tenant_id int not null,
  id uuid not null,
  recommendation_id uuid not null,
  side text not null check (side in ('owner', 'inspector')),
  step text not null check (step in ('answer', 'close', 'reopen', 'extend')),
  text text not null,
  due_on date,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, recommendation_id) references recommendation (tenant_id, id)
);
create index recommendation_note_of on recommendation_note (tenant_id, recommendation_id, id);
select kheo_tenant_table('recommendation_note');

-- What is being planned or written up is the desk's; the public sees what documents say and what was concluded.
create or replace view public_inspection as
  select i.tenant_id, i.id, i.programme_id, i.inspected_on, i.team, i.scopes
  from inspection i join tenant t on t.id = i.tenant_id and t.listed
  where i.state is null or i.state = 'concluded';

create or replace view public_recommendation as
  select r.tenant_id, r.id, r.inspection_id, r.position, r.text, r.due_on, r.state
  from recommendation r
  join tenant t on t.id = r.tenant_id and t.listed
  join inspection i on i.tenant_id = r.tenant_id and i.id = r.inspection_id and (i.state is null or i.state = 'concluded');
