-- What waits for whom and until when: notices to a person, what of them goes out by e-mail, and the days on which the
-- tenant works other than the general calendar says (reference/holidays.csv).

-- Something that a person should know. Names the record and never says what is in it.
create table notice (
  tenant_id int not null,
  id uuid not null,
  account_id uuid not null,
  -- core/notice.ts
  kind text not null,
  -- the record it is about: its table and id
  subject text not null,
  subject_id uuid not null,
  -- a name for records that are no file ("Phiên 12/12/2026"); of a file it is read when the notice is shown
  label text not null default '',
  at timestamptz not null,
  -- what must be said to one account only once; null: each time it happens
  once text,
  read_at timestamptz,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, once)
);
create index notice_account on notice (tenant_id, account_id, id);
create index notice_unread on notice (tenant_id, account_id) where read_at is null;
select kheo_tenant_table('notice');

-- Notices that also go out by e-mail, written beside the notice and sent by a job afterwards. How far the sending got is
-- no fact of the registry and stays out of the journal.
create table notice_mail (
  tenant_id int not null,
  -- the notice
  id uuid not null,
  account_id uuid not null,
  attempts int not null,
  next_at timestamptz not null,
  -- sent, or given up after too many attempts
  sent_at timestamptz,
  failed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references notice (tenant_id, id)
);
create index notice_mail_due on notice_mail (tenant_id, next_at) where sent_at is null and failed_at is null;
select kheo_tenant_table('notice_mail');

-- Which tenants have mail to send, for the job that sends it: only that.
create view mail_pending as
  select tenant_id, min(next_at) as next_at from notice_mail where sent_at is null and failed_at is null group by tenant_id;
grant select on mail_pending to kheo_app;

-- Where a person wants to be told by e-mail; no row: nowhere.
create table account_mail (
  account_id uuid primary key references account,
  address text not null,
  since timestamptz not null
);
select kheo_distribute('reference', 'account_mail');
grant select, insert, update, delete on account_mail to kheo_app;

-- A day on which the tenant works or rests other than the general calendar says.
create table calendar_day (
  tenant_id int not null,
  id uuid not null,
  day date not null,
  -- true: a day of rest that is worked (swapped); false: a day off; null: taken back, the general calendar holds
  working boolean,
  -- who announced it, as cited
  basis text not null,
  note text not null default '',
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, day)
);
select kheo_tenant_table('calendar_day');

-- files of a round by where they stand, and those that nothing was heard of
create index participation_round on participation (tenant_id, round_id, status, id);
