-- Registering: what a registration points to besides a model, and what a unit brings along when it starts.

alter table registration
  -- takes part in what is registered already in this round: accepting adds owners, and no second participation
  add column joins_id uuid,
  -- of a replicated model: the source as told, when it is in no book of this tenant
  add column origin text not null default '',
  -- of one introduced from below: the participation there, and by which minutes or letter
  add column linked_id uuid,
  add column introduction text,
  add foreign key (tenant_id, joins_id) references participation (tenant_id, id),
  add foreign key (tenant_id, linked_id) references participation (tenant_id, id);
create index registration_sent on registration (tenant_id, state, submitted_at, id);
create index registration_linked on registration (tenant_id, linked_id) where linked_id is not null;
create index participation_linked on participation (tenant_id, linked_id) where linked_id is not null;
-- persons of this name, before one is registered twice
create index exemplar_folded on exemplar (tenant_id, folded);

-- Looking for names that are alike. The words of a folded name in one order, so that two orders of them are the same;
-- for the index alone, nothing is written by it.
create function kheo_word_set(folded text) returns text language sql immutable parallel safe
  return (select string_agg(w, ' ' order by w) from (select distinct unnest(string_to_array(folded, ' ')) as w) as words);
create index model_word_set on model (tenant_id, kheo_word_set(folded));

-- Names of collective models as both doors look them up. The tenant is looked at row by row, so that a look-up that has
-- enough stops; the second view is the tenant's own rows, which row-level security would keep from the indexes on grams.
create view public_model_search as
  select m.tenant_id, m.id, m.name, m.folded, m.grams from model m
  where m.kind = 'collective' and (select t.listed from tenant t where t.id = m.tenant_id);
create view tenant_model_search as
  select m.tenant_id, m.id, m.name, m.folded, m.grams from model m
  where m.kind = 'collective' and m.tenant_id = nullif(current_setting('app.tenant', true), '')::int;
grant select on public_model_search to kheo_public, kheo_app;
grant select on tenant_model_search to kheo_app;

-- A body that stands only in a draft, or in what was refused, is nobody's business: public are those that own a model,
-- lead a programme, decide or publish.
create or replace view public_organisation as
  select o.tenant_id, o.id, o.name, o.kind, o.unit_id, o.valid_from, o.valid_to
  from organisation o join tenant t on t.id = o.tenant_id and t.listed
  where exists (select from model_owner w where w.tenant_id = o.tenant_id and w.organisation_id = o.id)
    or exists (select from lead_agency a where a.tenant_id = o.tenant_id and a.organisation_id = o.id)
    or exists (select from decision d where d.tenant_id = o.tenant_id and d.organisation_id = o.id)
    or exists (select from document d where d.tenant_id = o.tenant_id and d.organisation_id = o.id);

-- What a participation is started with: the plan, and the public launch if there is one.
create table work_plan (
  tenant_id int not null,
  id uuid not null,
  participation_id uuid not null,
  plan text not null,
  started_on date not null,
  launched_on date,
  launch_place text,
  -- who promises what at the launch
  commitments text,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, participation_id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id)
);
select kheo_tenant_table('work_plan');
