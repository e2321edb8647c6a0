-- Sessions of a council and their votes (DOMAIN 8.3). A session is a `meeting` here: `session` is a signed-in browser.
-- What somebody voted in a secret ballot is in no row that names them, in no event and in no hash (decision 0019).

create table meeting (
  tenant_id int not null,
  id uuid not null,
  round_id uuid not null,
  name text not null,
  -- which votes of the rule pack it holds: recognition, exemplary, commendation, a form of award
  matter text not null,
  held_on date not null,
  starts_at text not null default '',
  place text not null default '',
  -- how its votes are held unless the chair says otherwise; the rules of the round may leave no choice
  secret boolean not null,
  way text not null check (way in ('screen', 'paper')),
  state text not null check (state in ('planned', 'open', 'closed', 'called-off')),
  opened_at timestamptz,
  closed_at timestamptz,
  -- the minutes as the secretary completed them; null: not begun
  minutes text,
  minutes_done boolean not null default false,
  convened_by uuid not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, round_id) references round (tenant_id, id)
);
create index meeting_round on meeting (tenant_id, round_id, held_on);
select kheo_tenant_table('meeting');

create table meeting_member (
  tenant_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('chair', 'secretary', 'member')),
  -- a secretary may sit there without a vote
  votes boolean not null,
  attendance text not null check (attendance in ('expected', 'present', 'absent')),
  note text not null default '',
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, meeting_id, account_id),
  foreign key (tenant_id, meeting_id) references meeting (tenant_id, id)
);
create index meeting_member_account on meeting_member (tenant_id, account_id);
select kheo_tenant_table('meeting_member');

create table agenda_item (
  tenant_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  file_id uuid not null,
  position int not null,
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, meeting_id, file_id),
  foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  foreign key (tenant_id, file_id) references participation (tenant_id, id)
);
select kheo_tenant_table('agenda_item');

-- One vote on one file. The numbers are null until it is counted; the rule is the one it was counted by.
create table vote (
  tenant_id int not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  file_id uuid not null,
  matter text not null,
  secret boolean not null,
  way text not null check (way in ('screen', 'paper')),
  -- open: ballots are taken; closed: paper that waits to be counted; counted; annulled: it never was
  state text not null check (state in ('open', 'closed', 'counted', 'annulled')),
  rule_pack_id uuid,
  -- quorum and threshold as they stood in the pack; null: nobody set them
  rule jsonb,
  members int,
  present int,
  entitled int,
  issued int,
  collected int,
  valid int,
  spoiled int,
  votes_for int,
  votes_against int,
  votes_blank int,
  outcome text check (outcome in ('passed', 'failed', 'no-quorum', 'unset')),
  rules_unset text[] not null default '{}',
  -- why it was annulled
  reason text,
  opened_by uuid not null,
  opened_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  foreign key (tenant_id, item_id) references agenda_item (tenant_id, id),
  foreign key (tenant_id, file_id) references participation (tenant_id, id),
  foreign key (tenant_id, rule_pack_id) references rule_pack (tenant_id, id),
  check ((state = 'counted') = (outcome is not null)),
  check (outcome is null or (collected = valid + spoiled and valid = votes_for + votes_against + votes_blank
    and collected <= issued))
);
-- one vote at a time on a file
create unique index vote_open on vote (tenant_id, file_id) where state in ('open', 'closed');
create index vote_meeting on vote (tenant_id, meeting_id, id);
create index vote_file on vote (tenant_id, file_id, id);
select kheo_tenant_table('vote');

-- Who could vote and who did: everybody of the session, with why not. Never what, unless the vote is open or the
-- opinion came in writing, which its writer signed.
create table vote_seat (
  tenant_id int not null,
  id uuid not null,
  vote_id uuid not null,
  account_id uuid not null,
  present boolean not null,
  standing text not null check (standing in ('entitled', 'written', 'absent', 'conflict', 'no-role')),
  -- of a conflict: which relation
  relation text,
  note text not null default '',
  cast_ballot boolean not null default false,
  -- may the choice be known by name?
  named boolean not null,
  choice text check (choice in ('for', 'against', 'blank')),
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, vote_id, account_id),
  foreign key (tenant_id, vote_id) references vote (tenant_id, id),
  check (choice is null or (named and cast_ballot)),
  check (not cast_ballot or standing in ('entitled', 'written'))
);
create index vote_seat_account on vote_seat (tenant_id, account_id);
select kheo_tenant_table('vote_seat');

-- The box while a vote is open: what was put in, and nothing else. Every ballot put in replaces all rows, with new
-- random ids and in their order, so that neither id, nor place, nor the transaction that wrote them tells one from
-- another. Emptied when the vote ends. Not in the journal: an event would stand beside the name.
create table open_ballot (
  tenant_id int not null,
  id uuid not null,
  vote_id uuid not null,
  choice text not null check (choice in ('for', 'against', 'blank')),
  primary key (tenant_id, id),
  foreign key (tenant_id, vote_id) references vote (tenant_id, id)
);
create index open_ballot_vote on open_ballot (tenant_id, vote_id);
select kheo_tenant_table('open_ballot');
grant delete on open_ballot to kheo_app;
-- Rows that were replaced lie in the file until it is swept; a minute after, rather than some day.
alter table open_ballot set (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);

-- The box once counted: every ballot, sorted, without anything else.
create table ballot_box (
  tenant_id int not null,
  id uuid not null,
  vote_id uuid not null,
  ballots text[] not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, vote_id),
  foreign key (tenant_id, vote_id) references vote (tenant_id, id)
);
select kheo_tenant_table('ballot_box');

-- Ballots on paper: two people count and type in what they found, neither seeing what the other typed.
create table paper_count (
  tenant_id int not null,
  id uuid not null,
  vote_id uuid not null,
  account_id uuid not null,
  issued int not null,
  collected int not null,
  spoiled int not null,
  votes_for int not null,
  votes_against int not null,
  votes_blank int not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, vote_id, account_id),
  foreign key (tenant_id, vote_id) references vote (tenant_id, id)
);
select kheo_tenant_table('paper_count');
