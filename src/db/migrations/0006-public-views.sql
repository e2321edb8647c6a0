-- The contract of the public site: it reads these views, with a role that can read nothing else of a tenant.
-- A view names its columns one by one; persons appear only with a recorded consent; desk-only columns never appear.

create view public_tenant as
  select id as tenant_id, slug, name, name_en, unit_id, demo from tenant where listed;

create view public_movement as
  select m.tenant_id, m.id, m.slug, m.name, m.name_en, m.summary, m.summary_en, m.valid_from, m.valid_to
  from movement m join tenant t on t.id = m.tenant_id and t.listed;

create view public_period as
  select p.tenant_id, p.id, p.movement_id, p.label, p.year_from, p.year_to, p.kind, p.parent_id
  from period p join tenant t on t.id = p.tenant_id and t.listed;

create view public_field as
  select f.tenant_id, f.id, f.taxonomy_id, f.code, f.name, f.name_en, f.position, f.aliases
  from field f join tenant t on t.id = f.tenant_id and t.listed;

create view public_tag as
  select g.tenant_id, g.id, g.code, g.name, g.name_en
  from tag g join tenant t on t.id = g.tenant_id and t.listed;

create view public_organisation as
  select o.tenant_id, o.id, o.name, o.kind, o.unit_id, o.valid_from, o.valid_to
  from organisation o join tenant t on t.id = o.tenant_id and t.listed;

create view public_programme as
  select p.tenant_id, p.id, p.slug, p.movement_id, p.unit_id, p.period_id, p.taxonomy_id,
    m.slug as movement_slug, m.name as movement_name, m.name_en as movement_name_en,
    d.label as period_label, d.year_from, d.year_to,
    p.province_then_id, u.province_id
  from programme p
  join tenant t on t.id = p.tenant_id and t.listed
  join movement m on m.tenant_id = p.tenant_id and m.id = p.movement_id
  join period d on d.tenant_id = p.tenant_id and d.id = p.period_id
  join unit_map u on u.unit_id = p.unit_id;

create view public_document as
  select d.tenant_id, d.id, d.kind, d.symbol, d.title, d.folded, d.grams, d.issued_on, d.publisher, d.retells, d.retells_on, d.language,
    d.sha256, d.file_name, d.source_url, d.received_at, d.programme_id
  from document d join tenant t on t.id = d.tenant_id and t.listed
  where d.public;

create view public_document_text as
  select x.tenant_id, x.id, x.text
  from document_text x
  join document d on d.tenant_id = x.tenant_id and d.id = x.id and d.public
  join tenant t on t.id = x.tenant_id and t.listed;

create view public_citation as
  select c.tenant_id, c.id, c.citing_id, c.cited_id, c.start, c.quote
  from citation c
  join document d on d.tenant_id = c.tenant_id and d.id = c.citing_id and d.public
  join tenant t on t.id = c.tenant_id and t.listed;

create view public_model as
  select m.tenant_id, m.id, m.name, m.folded, m.sort_key, m.grams, m.kind, m.first_year, m.summary, m.owner_known, m.parent_model_id
  from model m join tenant t on t.id = m.tenant_id and t.listed
  where m.kind = 'collective';

create view public_model_owner as
  select o.tenant_id, o.id, o.model_id, o.organisation_id, o.role, g.name
  from model_owner o
  join organisation g on g.tenant_id = o.tenant_id and g.id = o.organisation_id
  join public_model m on m.tenant_id = o.tenant_id and m.id = o.model_id;

create view public_model_place as
  select p.tenant_id, p.id, p.model_id, p.unit_id, p.printed
  from model_place p join public_model m on m.tenant_id = p.tenant_id and m.id = p.model_id;

create view public_model_tag as
  select g.tenant_id, g.id, g.model_id, g.tag_id
  from model_tag g join public_model m on m.tenant_id = g.tenant_id and m.id = g.model_id;

-- A participation of a person is counted here and named only with consent. The name is a question of its own, asked only
-- when it is wanted: what counts and lists ids is answered from the indexes of participation alone.
create view public_participation as
  select p.tenant_id, p.id, p.programme_id, p.round_id, p.model_id, p.kind, p.unit_id, p.province_then_id, p.commune_id, p.year,
    p.field_id, p.field_code, p.level, p.registration, p.status, p.selected, p.campaign,
    case when p.model_id is not null
         then (select m.name from model m where m.tenant_id = p.tenant_id and m.id = p.model_id and m.kind = 'collective')
         else (select e.name from exemplar e where e.tenant_id = p.tenant_id and e.id = p.exemplar_id and e.consent_on is not null)
         end as name
  from participation p
  join tenant t on t.id = p.tenant_id and t.listed
  where p.status not in ('draft', 'submitted', 'returned', 'rejected');

create view public_replication as
  select r.tenant_id, r.id, r.programme_id, r.model_id, r.adopter_unit_id, r.adopter, r.year
  from replication r join public_model m on m.tenant_id = r.tenant_id and m.id = r.model_id;

create view public_decision as
  select d.tenant_id, d.id, d.programme_id, d.kind, d.issuer, d.organisation_id, d.form, d.symbol, d.decided_on, d.document_id
  from decision d join tenant t on t.id = d.tenant_id and t.listed;

create view public_decision_line as
  select l.tenant_id, l.id, l.decision_id, l.subject, l.form, l.participation_id, l.organisation_id,
    case when l.subject in ('model', 'collective') then l.printed end as printed
  from decision_line l join tenant t on t.id = l.tenant_id and t.listed;

create view public_review_event as
  select e.tenant_id, e.id, e.programme_id, e.kind, e.held_on, e.host
  from review_event e join tenant t on t.id = e.tenant_id and t.listed;

create view public_inspection as
  select i.tenant_id, i.id, i.programme_id, i.inspected_on, i.team, i.scopes
  from inspection i join tenant t on t.id = i.tenant_id and t.listed;

create view public_recommendation as
  select r.tenant_id, r.id, r.inspection_id, r.position, r.text, r.due_on, r.state
  from recommendation r join tenant t on t.id = r.tenant_id and t.listed;

create view public_quota as
  select q.tenant_id, q.id, q.programme_id, q.min, q.max, q.unit_types, q.registrations
  from quota q join tenant t on t.id = q.tenant_id and t.listed;

create view public_figure as
  select f.tenant_id, f.id, f.programme_id, f.document_id, f.position, f.measure, f.value, f.value_max, f.approx, f.unit, f.claim_kind,
    f.field_id, f.tag_id, f.year, f.years, f.level, f.kind, f.subject, f.form, f.issuer, f.status, f.detail, f.decision_id, f.as_of
  from declared_figure f
  join tenant t on t.id = f.tenant_id and t.listed
  join document d on d.tenant_id = f.tenant_id and d.id = f.document_id and d.public;

create view public_claim as
  select c.tenant_id, c.id, c.figure_id, c.document_id, c.start, c.quote
  from claim c join public_figure f on f.tenant_id = c.tenant_id and f.id = c.figure_id;

create view public_figure_part as
  select p.tenant_id, p.id, p.whole_id, p.part_id, p.role, p.position
  from figure_part p join public_figure f on f.tenant_id = p.tenant_id and f.id = p.whole_id;

create view public_figure_conflict as
  select c.tenant_id, c.id, c.programme_id, c.document_id, c.kind, c.computed, c.stated, c.figure_ids, c.start, c.quote
  from figure_conflict c
  join document d on d.tenant_id = c.tenant_id and d.id = c.document_id and d.public
  join tenant t on t.id = c.tenant_id and t.listed;

create view public_figure_example as
  select e.tenant_id, e.id, e.figure_id, e.model_id
  from figure_example e join public_model m on m.tenant_id = e.tenant_id and m.id = e.model_id;

create view public_record_source as
  select s.tenant_id, s.id, s.record, s.record_id, s.document_id, s.start, s.quote
  from record_source s
  join document d on d.tenant_id = s.tenant_id and d.id = s.document_id and d.public
  join tenant t on t.id = s.tenant_id and t.listed
  where s.record in ('decision', 'review_event', 'inspection', 'recommendation', 'quota', 'programme')
    or (s.record = 'model' and exists (select from public_model m where m.tenant_id = s.tenant_id and m.id = s.record_id))
    or (s.record = 'participation'
      and exists (select from public_participation p where p.tenant_id = s.tenant_id and p.id = s.record_id and p.name is not null))
    or (s.record = 'replication'
      and exists (select from public_replication r where r.tenant_id = s.tenant_id and r.id = s.record_id));

-- Cells and the deltas not folded yet, as one: what a reader adds up.
create view public_stat as
  select c.tenant_id, c.what, c.year, c.province_id, c.field_code, c.n, c.implemented, c.recognised
  from stat_cell c join tenant t on t.id = c.tenant_id and t.listed
  union all
  select d.tenant_id, d.what, d.year, d.province_id, d.field_code, d.n, d.implemented, d.recognised
  from stat_delta d join tenant t on t.id = d.tenant_id and t.listed;

do $$
declare
  name text;
begin
  for name in select viewname from pg_views where schemaname = 'public' and viewname like 'public\_%' loop
    execute format('grant select on %I to kheo_public, kheo_app', name);
  end loop;
end $$;
