-- The registry of one tenant: movements, programmes, models, documents, figures. tenant_id leads every key (DATABASE.md,
-- Citus rules 1 and 2). Rows are the fold of the events; version counts the changes of a row.

create table movement (
  tenant_id int not null,
  id uuid not null,
  slug text not null,
  name text not null,
  name_en text not null,
  folded text not null,
  summary text not null,
  summary_en text not null,
  valid_from date,
  valid_to date,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug),
  unique (tenant_id, folded)
);

create table taxonomy (
  tenant_id int not null,
  id uuid not null,
  name text not null,
  valid_from date,
  valid_to date,
  basis text not null,
  version int not null,
  primary key (tenant_id, id)
);

create table field (
  tenant_id int not null,
  id uuid not null,
  taxonomy_id uuid not null,
  -- shared across tenants so that the nation can be added up; local fields have codes of their own
  code text not null,
  name text not null,
  name_en text not null,
  position int not null,
  -- folded spellings that mean this field: "an ninh quoc phong" is "quốc phòng - an ninh"
  aliases text[] not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, taxonomy_id, code),
  foreign key (tenant_id, taxonomy_id) references taxonomy (tenant_id, id)
);

create table tag (
  tenant_id int not null,
  id uuid not null,
  code text not null,
  name text not null,
  name_en text not null,
  aliases text[] not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table period (
  tenant_id int not null,
  id uuid not null,
  movement_id uuid not null,
  label text not null,
  year_from int not null,
  year_to int not null,
  kind text not null check (kind in ('period', 'year', 'theme')),
  parent_id uuid,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, movement_id, label),
  foreign key (tenant_id, movement_id) references movement (tenant_id, id),
  foreign key (tenant_id, parent_id) references period (tenant_id, id),
  check (year_from <= year_to)
);

create table organisation (
  tenant_id int not null,
  id uuid not null,
  name text not null,
  folded text not null,
  kind text not null check (kind in ('party', 'state', 'front', 'union', 'force', 'school', 'cell', 'hamlet', 'press', 'steering', 'other')),
  unit_id uuid references unit,
  parent_id uuid,
  predecessor_id uuid,
  valid_from date,
  valid_to date,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references organisation (tenant_id, id),
  foreign key (tenant_id, predecessor_id) references organisation (tenant_id, id)
);
create index organisation_folded on organisation (tenant_id, folded);

-- A movement in a unit over a period: what a page, a report and a review speak of.
create table programme (
  tenant_id int not null,
  id uuid not null,
  slug text not null,
  movement_id uuid not null,
  unit_id uuid not null references unit,
  -- the province of the unit in that period
  province_then_id uuid not null references unit,
  period_id uuid not null,
  taxonomy_id uuid not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug),
  unique (tenant_id, movement_id, unit_id, period_id),
  foreign key (tenant_id, movement_id) references movement (tenant_id, id),
  foreign key (tenant_id, period_id) references period (tenant_id, id),
  foreign key (tenant_id, taxonomy_id) references taxonomy (tenant_id, id)
);

-- Which agency leads a movement in a programme, dated.
create table lead_agency (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null,
  valid_from date,
  valid_to date,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
create index lead_agency_programme on lead_agency (tenant_id, programme_id);

create table round (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  label text not null,
  -- null: the round of the whole period, when the year of its participations is not known
  year int,
  opens_on date,
  closes_on date,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, programme_id, label),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id)
);

create table model (
  tenant_id int not null,
  id uuid not null,
  name text not null,
  folded text not null,
  sort_key text collate "C" not null,
  -- folded syllables and pairs of neighbours, for search
  grams text[] not null,
  kind text not null check (kind in ('collective', 'individual')),
  first_year int,
  summary text,
  -- false: the source names no owner
  owner_known boolean not null,
  parent_model_id uuid,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_model_id) references model (tenant_id, id)
);
create index model_folded on model (tenant_id, folded);
create index model_sort on model (tenant_id, sort_key, id);
-- without the list of pending entries, which every search would have to read through
create index model_grams on model using gin (grams) with (fastupdate = off);
-- the very name, or its beginning, over all tenants
create index model_words on model (folded text_pattern_ops);

create table model_name (
  tenant_id int not null,
  id uuid not null,
  model_id uuid not null,
  name text not null,
  valid_from date,
  valid_to date,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id)
);
create index model_name_model on model_name (tenant_id, model_id);

create table model_owner (
  tenant_id int not null,
  id uuid not null,
  model_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('lead', 'partner', 'adviser')),
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, model_id, organisation_id, role),
  foreign key (tenant_id, model_id) references model (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

-- Where a model is carried out, apart from who owns it. unit_id is null when the printed place could not be resolved.
create table model_place (
  tenant_id int not null,
  id uuid not null,
  model_id uuid not null,
  unit_id uuid references unit,
  printed text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id)
);
create index model_place_model on model_place (tenant_id, model_id);

create table model_tag (
  tenant_id int not null,
  id uuid not null,
  model_id uuid not null,
  tag_id uuid not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, model_id, tag_id),
  foreign key (tenant_id, model_id) references model (tenant_id, id),
  foreign key (tenant_id, tag_id) references tag (tenant_id, id)
);

-- A person registered or recognised as an example. Public only with a recorded consent.
create table exemplar (
  tenant_id int not null,
  id uuid not null,
  name text not null,
  folded text not null,
  organisation_id uuid,
  consent_on date,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

-- The central row: a model or an exemplar in one round (lượt). Exactly one field counts; null: the source names none.
create table participation (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  round_id uuid not null,
  model_id uuid,
  exemplar_id uuid,
  kind text not null check (kind in ('collective', 'individual')),
  -- the unit it was made under, for ever
  unit_id uuid not null references unit,
  -- the province of that unit on the day it was made
  province_then_id uuid not null references unit,
  -- where the unit is today, for daily work; rewritten when the map changes; null: split or larger than a commune
  commune_id uuid references unit,
  year int,
  field_id uuid,
  field_code text not null default '',
  level text not null default '' check (level in ('', 'base', 'district', 'province', 'central')),
  registration text not null default '' check (registration in ('', 'new', 'breakthrough', 'maintained', 'raised', 'replicated')),
  status text not null check (status in ('mentioned', 'draft', 'submitted', 'returned', 'accepted', 'rejected', 'in-progress', 'suspended',
    'not-implemented', 'self-assessed', 'appraised', 'voted', 'recognised', 'not-recognised', 'revoked', 'archived')),
  selected boolean not null default false,
  linked_id uuid,
  carried_from_id uuid,
  late boolean not null default false,
  campaign text,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id),
  foreign key (tenant_id, round_id) references round (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id),
  foreign key (tenant_id, exemplar_id) references exemplar (tenant_id, id),
  foreign key (tenant_id, field_id) references field (tenant_id, id),
  foreign key (tenant_id, linked_id) references participation (tenant_id, id),
  foreign key (tenant_id, carried_from_id) references participation (tenant_id, id),
  check ((model_id is null) <> (exemplar_id is null))
);
create unique index participation_once on participation (tenant_id, round_id, coalesce(model_id, exemplar_id));
create index participation_dashboard on participation (tenant_id, year, field_code, status, level, kind, unit_id);
-- a province by commune and status, from the index alone and in its order: narrow, and only what the public sees, because
-- all of a tenant's years are read
create index participation_unit on participation (tenant_id, unit_id, status, year)
  where status not in ('draft', 'submitted', 'returned', 'rejected');
-- lists of a programme in their order, and its figures, from the index alone
create index participation_page on participation (tenant_id, programme_id, id)
  include (year, field_code, level, kind, status, selected);
create index participation_model on participation (tenant_id, model_id);
-- the newest over all tenants: ids begin with the time
create index participation_newest on participation (id);
-- lists and counts read the indexes alone where vacuum has been
alter table participation set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create table document (
  tenant_id int not null,
  id uuid not null,
  kind text not null check (kind in ('article', 'retelling', 'report', 'directive', 'plan', 'decision', 'resolution', 'letter', 'minutes', 'other')),
  -- "35-CT/TU"; null for articles
  symbol text,
  title text not null,
  folded text not null,
  grams text[] not null,
  issued_on date,
  publisher text,
  organisation_id uuid,
  retells text,
  retells_on date,
  language text not null default 'vi',
  -- of the bytes as received; null for a document that is only cited
  sha256 text,
  file_name text,
  -- where the original stands on the web, as the one who brought it said
  source_url text,
  received_at timestamptz not null,
  programme_id uuid,
  -- false until somebody accepted what it is about
  public boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id)
);
create unique index document_bytes on document (tenant_id, sha256);
create index document_symbol on document (tenant_id, symbol);
create index document_programme on document (tenant_id, programme_id);
-- the newest that were read in, over all tenants
create index document_received on document (received_at desc, id desc) where sha256 is not null and public;
create index document_grams on document using gin (grams) with (fastupdate = off);

-- The text apart, so that lists stay light. start of every quote counts code points of this text.
create table document_text (
  tenant_id int not null,
  id uuid not null,
  text text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references document (tenant_id, id)
);

create table citation (
  tenant_id int not null,
  id uuid not null,
  citing_id uuid not null,
  cited_id uuid not null,
  start int not null,
  quote text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, citing_id) references document (tenant_id, id),
  foreign key (tenant_id, cited_id) references document (tenant_id, id)
);
create index citation_citing on citation (tenant_id, citing_id);
create index citation_cited on citation (tenant_id, cited_id);

-- What a reader proposes and what a person decided about it.
create table proposal (
  tenant_id int not null,
  id uuid not null,
  document_id uuid not null,
  seq int not null,
  kind text not null check (kind in ('programme', 'organiser', 'claim', 'sum', 'subset', 'conflict', 'model', 'citation', 'event', 'award', 'quota')),
  payload jsonb not null,
  start int not null,
  quote text not null,
  state text not null check (state in ('proposed', 'accepted', 'corrected', 'refused')),
  corrected jsonb,
  reason text,
  decided_by text,
  decided_at timestamptz,
  -- what accepting made: a row of which table
  made text,
  made_id uuid,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, document_id, seq),
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);

create table decision (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  kind text not null check (kind in ('recognition', 'exemplary', 'commendation', 'award', 'revocation')),
  issuer text,
  organisation_id uuid,
  form text,
  -- number and symbol as printed; null: the source does not print them
  symbol text,
  decided_on date,
  document_id uuid,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index decision_programme on decision (tenant_id, programme_id);

-- One line of a decision: a commendation when the decision is one, an award otherwise. The subject as printed.
create table decision_line (
  tenant_id int not null,
  id uuid not null,
  decision_id uuid not null,
  subject text not null check (subject in ('model', 'collective', 'individual', 'household')),
  printed text not null,
  participation_id uuid,
  organisation_id uuid,
  form text,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, decision_id) references decision (tenant_id, id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
create index decision_line_decision on decision_line (tenant_id, decision_id);

-- A model taken on elsewhere. adopter_unit_id and adopter are null when the source does not say by whom.
create table replication (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  model_id uuid not null,
  adopter_unit_id uuid references unit,
  adopter text,
  year int,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id)
);
create index replication_programme on replication (tenant_id, programme_id, model_id);
create index replication_model on replication (tenant_id, model_id);

create table review_event (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  kind text not null check (kind in ('interim-review', 'final-review', 'launch', 'other')),
  held_on date,
  host text,
  chair text,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id)
);
create index review_event_programme on review_event (tenant_id, programme_id);

create table inspection (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  inspected_on date,
  team text,
  scopes text[] not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id)
);
create index inspection_programme on inspection (tenant_id, programme_id);

create table recommendation (
  tenant_id int not null,
  id uuid not null,
  inspection_id uuid not null,
  position int not null,
  text text not null,
  due_on date,
  state text not null check (state in ('open', 'done', 'closed')),
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, inspection_id) references inspection (tenant_id, id)
);
create index recommendation_inspection on recommendation (tenant_id, inspection_id);

create table quota (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  min int not null,
  max int,
  unit_types text[] not null,
  registrations text[] not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id)
);
create index quota_programme on quota (tenant_id, programme_id);

-- A declared figure: what documents say. Its words are its claims; one figure may be printed several times.
create table declared_figure (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  document_id uuid not null,
  position int not null,
  measure text not null,
  value numeric not null,
  value_max numeric,
  -- "hơn", "gần"... as printed; null: exact
  approx text,
  unit text,
  -- the claim kind of the reader's contract
  claim_kind text not null,
  field_id uuid,
  tag_id uuid,
  year int,
  years text,
  level text,
  kind text,
  subject text,
  form text,
  issuer text,
  status text,
  detail text,
  decision_id uuid,
  as_of date,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  foreign key (tenant_id, field_id) references field (tenant_id, id),
  foreign key (tenant_id, tag_id) references tag (tenant_id, id),
  foreign key (tenant_id, decision_id) references decision (tenant_id, id)
);
create index declared_figure_programme on declared_figure (tenant_id, programme_id, position);
create index declared_figure_document on declared_figure (tenant_id, document_id);

create table claim (
  tenant_id int not null,
  id uuid not null,
  figure_id uuid not null,
  document_id uuid not null,
  start int not null,
  quote text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, figure_id) references declared_figure (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index claim_figure on claim (tenant_id, figure_id);
create index claim_document on claim (tenant_id, document_id, start);

create table figure_part (
  tenant_id int not null,
  id uuid not null,
  whole_id uuid not null,
  part_id uuid not null,
  -- addend: the text adds it up to the whole; subset: "trong đó", among the whole and not added
  role text not null check (role in ('addend', 'subset')),
  position int not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, whole_id, part_id, role),
  foreign key (tenant_id, whole_id) references declared_figure (tenant_id, id),
  foreign key (tenant_id, part_id) references declared_figure (tenant_id, id),
  check (whole_id <> part_id)
);

create table figure_conflict (
  tenant_id int not null,
  id uuid not null,
  programme_id uuid not null,
  document_id uuid not null,
  kind text not null,
  computed numeric not null,
  stated numeric not null,
  figure_ids uuid[] not null,
  start int not null,
  quote text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, programme_id) references programme (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index figure_conflict_programme on figure_conflict (tenant_id, programme_id);

-- "33 mô hình được nhân rộng. Đó là …": a record that the text gives as an example of a figure.
create table figure_example (
  tenant_id int not null,
  id uuid not null,
  figure_id uuid not null,
  model_id uuid not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, figure_id, model_id),
  foreign key (tenant_id, figure_id) references declared_figure (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id)
);

-- The words that a record came from.
create table record_source (
  tenant_id int not null,
  id uuid not null,
  record text not null,
  record_id uuid not null,
  document_id uuid not null,
  start int not null,
  quote text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id)
);
create index record_source_record on record_source (tenant_id, record, record_id);
create index record_source_document on record_source (tenant_id, document_id);
