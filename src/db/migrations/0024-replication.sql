-- Replication as a record of two sides (PEERS 7.9): where it comes from and which version, who takes it on and says so,
-- what was kept and changed, what became of it. A row without state is one that only a document tells of.

alter table replication
  add column state text check (state in ('proposed', 'confirmed', 'declined', 'abandoned')),
  -- the participation whose way of doing it was taken, and its name on that day
  add column origin_participation_id uuid,
  add column origin_name text,
  -- who takes it on, and the model it is there, once there is one
  add column adopter_organisation_id uuid,
  add column adopter_model_id uuid,
  add column proposed_by uuid,
  add column proposed_on date,
  add column answered_by uuid,
  add column answered_on date,
  add column adopted_on date,
  add column kept text not null default '',
  add column changed text not null default '',
  add column help text not null default '',
  -- why it was declined or given up
  add column reason text,
  add column ended_on date,
  add foreign key (tenant_id, origin_participation_id) references participation (tenant_id, id),
  add foreign key (tenant_id, adopter_organisation_id) references organisation (tenant_id, id),
  add foreign key (tenant_id, adopter_model_id) references model (tenant_id, id);
create index replication_adopter_model on replication (tenant_id, adopter_model_id);
create index replication_adopter_unit on replication (tenant_id, adopter_unit_id, state);

-- What the receiver reports: after 6 and 12 months, and whenever it wants.
create table replication_result (
  tenant_id int not null,
  id uuid not null,
  replication_id uuid not null,
  months int check (months in (6, 12)),
  reported_on date not null,
  running boolean not null,
  text text not null,
  by_id uuid not null,
  by_name text not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, replication_id, months),
  foreign key (tenant_id, replication_id) references replication (tenant_id, id)
);
select kheo_tenant_table('replication_result');

-- A replica counts when the receiver has confirmed it, also when it was given up later; or when a document says so.
create or replace view public_replication as
  select r.tenant_id, r.id, r.programme_id, r.model_id, r.adopter_unit_id, r.adopter, r.year
  from replication r join public_model m on m.tenant_id = r.tenant_id and m.id = r.model_id
  where r.state is null or r.state in ('confirmed', 'abandoned');

create view public_replication_link as
  select r.tenant_id, r.id, r.model_id, r.adopter_model_id, r.adopter_unit_id, r.adopter, r.adopted_on, r.ended_on, r.state
  from replication r join public_model m on m.tenant_id = r.tenant_id and m.id = r.model_id
  where r.state is null or r.state in ('confirmed', 'abandoned');
grant select on public_replication_link to kheo_public, kheo_app;
