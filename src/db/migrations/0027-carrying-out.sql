-- Carrying out (DOMAIN 4.3, 5.1): what was done and measured, what proves it, and the unit's own assessment. Entries and
-- figures are never edited: a correction is a further entry that says which one it stands instead of.

create table progress_entry (
  tenant_id int not null,
  id uuid not null,
  participation_id uuid not null,
  -- the day of which it tells
  day date not null,
  text text not null,
  -- the entry that this one stands instead of, and why
  replaces_id uuid,
  reason text,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id),
  foreign key (tenant_id, replaces_id) references progress_entry (tenant_id, id),
  check ((replaces_id is null) = (reason is null))
);
create index progress_entry_of on progress_entry (tenant_id, participation_id, day desc, id desc);
-- one correction of one entry; the next corrects the correction
create unique index progress_entry_replaces on progress_entry (tenant_id, replaces_id) where replaces_id is not null;
select kheo_tenant_table('progress_entry');

create table progress_figure (
  tenant_id int not null,
  id uuid not null,
  entry_id uuid not null,
  position int not null,
  -- core/indicators/catalogue
  indicator text not null,
  role text not null check (role in ('result', 'contribution', 'beneficiary')),
  value numeric not null check (value >= 0),
  -- as the officer typed it: "5 triệu"
  typed text not null,
  method text not null check (method in ('counted', 'estimated')),
  contributor text check (contributor in ('people', 'business', 'budget', 'social')),
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, entry_id) references progress_entry (tenant_id, id),
  check ((role = 'contribution') = (contributor is not null))
);
create index progress_figure_of on progress_figure (tenant_id, entry_id);
select kheo_tenant_table('progress_figure');

-- One assessment for each time that the unit hands the file in; a file that was sent back gets another.
create table self_assessment (
  tenant_id int not null,
  id uuid not null,
  participation_id uuid not null,
  attempt int not null,
  text text not null,
  -- why there is no figure, where there is none
  no_figures text,
  -- how many entries, figures and pieces of evidence it rests on: what was there then and stands
  entries int not null,
  figures int not null,
  evidence int not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, participation_id, attempt),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id)
);
select kheo_tenant_table('self_assessment');

-- A file that proves something. Who, when and where a photo was taken stay on the desk.
create table evidence (
  tenant_id int not null,
  id uuid not null,
  participation_id uuid not null,
  entry_id uuid,
  kind text not null check (kind in ('photo', 'pdf', 'video')),
  media_type text not null,
  file_name text not null,
  bytes bigint not null,
  sha256 text not null,
  caption text not null,
  width int,
  height int,
  -- by the camera's own clock, without a zone; null: the photo says no day
  taken_at text,
  latitude numeric,
  longitude numeric,
  -- on the public page, with the consent of the people in it, as noted by whoever asked them
  shown boolean not null default false,
  consent text,
  shown_by uuid,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id),
  foreign key (tenant_id, entry_id) references progress_entry (tenant_id, id),
  check (not shown or (consent is not null and kind = 'photo' and withdrawn_at is null))
);
create index evidence_of on evidence (tenant_id, participation_id, id);
create index evidence_hash on evidence (tenant_id, sha256);
select kheo_tenant_table('evidence');

-- The same file or the same photo was there before: found when the later one came, for whoever appraises.
create table evidence_match (
  tenant_id int not null,
  id uuid not null,
  evidence_id uuid not null,
  earlier_id uuid not null,
  how text not null check (how in ('same-file', 'alike')),
  -- how alike, in thousandths
  alike int not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, evidence_id, earlier_id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
  foreign key (tenant_id, earlier_id) references evidence (tenant_id, id)
);
create index evidence_match_earlier on evidence_match (tenant_id, earlier_id);
select kheo_tenant_table('evidence_match');

-- What photos are recognised by, made from the photo and made again at will: not in the journal.
create table evidence_print (
  tenant_id int not null,
  id uuid not null,
  -- core/evidence/print: the hashes of all parts
  prints bytea not null,
  -- core/evidence/grey: the small copy that a closer look takes
  grey bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references evidence (tenant_id, id)
);
select kheo_tenant_table('evidence_print');

-- A file on its way, and whose; gone when it has arrived or was left lying. How much of it is there, the store says.
create table evidence_upload (
  tenant_id int not null,
  id uuid not null,
  participation_id uuid not null,
  account_id uuid not null,
  file_name text not null,
  bytes bigint not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id)
);
create index evidence_upload_old on evidence_upload (tenant_id, at);
create index evidence_upload_by on evidence_upload (tenant_id, account_id);
select kheo_tenant_table('evidence_upload');
grant delete on evidence_upload to kheo_app;

-- Shown with consent, of models that the public may see; nothing about camera, place, hash or person.
create view public_evidence as
  select e.tenant_id, e.id, p.model_id, e.caption, e.width, e.height, p.year
  from evidence e
  join public_participation p on p.tenant_id = e.tenant_id and p.id = e.participation_id
  where e.shown and e.kind = 'photo' and e.withdrawn_at is null and p.kind = 'collective' and p.model_id is not null;
grant select on public_evidence to kheo_public, kheo_app;
