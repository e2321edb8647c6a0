-- Deciding (DOMAIN 8, 9.2): drafts, signing, numbers in sequences per body and kind, lines with the text as printed,
-- revocation with its ground, and correction and appeal instead of editing what has been issued. A decision without state
-- is one that a document tells of.

-- Numbers run on within a span: a Party committee's over its term, a state body's over a year. Data, not code.
create table numbering (
  tenant_id int not null,
  id uuid not null,
  organisation_id uuid not null,
  -- of which papers: "QĐ", or several that share a sequence
  kind text not null,
  span text not null,
  valid_from date not null,
  -- exclusive
  valid_to date not null,
  -- how a number is written: {n} plain, {nn} with a leading zero: "{nn}-QĐ/ĐU", "{n}/QĐ-UBND"
  pattern text not null,
  last int not null check (last >= 0),
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, organisation_id, kind, span),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  check (valid_from < valid_to)
);
select kheo_tenant_table('numbering');

alter table decision
  add column state text check (state in ('draft', 'signed', 'issued', 'dropped')),
  add column round_id uuid,
  add column title text not null default '',
  add column preamble text not null default '',
  add column level text not null default '' check (level in ('', 'base', 'district', 'province', 'central')),
  add column rule_pack_id uuid,
  add column signer_id uuid,
  add column signer text,
  add column signer_post text,
  add column signed_on date,
  add column numbering_id uuid,
  add column number int,
  add column drafted_by uuid,
  add foreign key (tenant_id, round_id) references round (tenant_id, id),
  add foreign key (tenant_id, rule_pack_id) references rule_pack (tenant_id, id),
  add foreign key (tenant_id, numbering_id) references numbering (tenant_id, id);
create unique index decision_number on decision (tenant_id, numbering_id, number);
create index decision_round on decision (tenant_id, round_id, state);

create table decision_basis (
  tenant_id int not null,
  id uuid not null,
  decision_id uuid not null,
  legal_basis_id uuid not null,
  position int not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, decision_id, legal_basis_id),
  foreign key (tenant_id, decision_id) references decision (tenant_id, id),
  foreign key (tenant_id, legal_basis_id) references legal_basis (tenant_id, id)
);
select kheo_tenant_table('decision_basis');

alter table decision_line
  add column position int not null default 0,
  -- as printed: title and unit of a person, what it was given for, over which period
  add column title text not null default '',
  add column unit_printed text not null default '',
  add column reason text not null default '',
  add column period_printed text not null default '',
  add column money numeric check (money >= 0),
  -- number in the book of awards
  add column book_number text,
  -- folded name and unit: the same subject over the years
  add column subject_key text not null default '',
  add column revoked_by_id uuid,
  -- of a revocation: which line it takes back, and on which ground
  add column revokes_id uuid,
  add column ground text,
  add column removed boolean not null default false,
  add foreign key (tenant_id, revoked_by_id) references decision_line (tenant_id, id),
  add foreign key (tenant_id, revokes_id) references decision_line (tenant_id, id);
create index decision_line_subject on decision_line (tenant_id, subject_key) where subject_key <> '';
create index decision_line_participation on decision_line (tenant_id, participation_id);

-- What was printed wrong and what it should say, with the paper that says so; both stay readable.
create table decision_correction (
  tenant_id int not null,
  id uuid not null,
  line_id uuid not null,
  field text not null check (field in ('printed', 'title', 'unit_printed', 'reason', 'period_printed')),
  was text not null,
  now text not null,
  reason text not null,
  basis text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, line_id) references decision_line (tenant_id, id)
);
create index decision_correction_line on decision_correction (tenant_id, line_id);
select kheo_tenant_table('decision_correction');

create table appeal (
  tenant_id int not null,
  id uuid not null,
  -- the file it is about, and the line when it is about one
  participation_id uuid not null,
  line_id uuid,
  text text not null,
  filed_by uuid not null,
  filed_name text not null,
  filed_at timestamptz not null,
  state text not null check (state in ('open', 'answered')),
  outcome text check (outcome in ('upheld', 'corrected', 'rejected')),
  answer text,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id),
  foreign key (tenant_id, line_id) references decision_line (tenant_id, id),
  check ((state = 'answered') = (outcome is not null))
);
create index appeal_participation on appeal (tenant_id, participation_id);
create index appeal_open on appeal (tenant_id, state, id);
select kheo_tenant_table('appeal');

-- Drafts are the desk's. A line that was taken out, or revoked, counts no longer; the revocation is a decision of its own.
create or replace view public_decision as
  select d.tenant_id, d.id, d.programme_id, d.kind, d.issuer, d.organisation_id, d.form, d.symbol, d.decided_on, d.document_id
  from decision d join tenant t on t.id = d.tenant_id and t.listed
  where d.state is null or d.state = 'issued';

create or replace view public_decision_line as
  select l.tenant_id, l.id, l.decision_id, l.subject, l.form, l.participation_id, l.organisation_id,
    case when l.subject in ('model', 'collective') then l.printed end as printed
  from decision_line l
  join public_decision d on d.tenant_id = l.tenant_id and d.id = l.decision_id
  where not l.removed and l.revoked_by_id is null;

-- Every step of a participation: where from, where to, why, by whom. What the units read as the reason.
create table participation_step (
  tenant_id int not null,
  id uuid not null,
  participation_id uuid not null,
  step text not null,
  from_status text not null,
  to_status text not null,
  reason text,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, participation_id) references participation (tenant_id, id)
);
create index participation_step_of on participation_step (tenant_id, participation_id, id);
select kheo_tenant_table('participation_step');
