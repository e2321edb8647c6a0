-- Appraising (DOMAIN 4.3, 6.4): teams by field, the files handed to them, a score sheet of each member, what the team
-- came to. Points are halves, and a team's mean is an exact fraction: nothing here is ever a decimal.

create table appraisal_team (
  tenant_id int not null,
  id uuid not null,
  round_id uuid not null,
  name text not null,
  -- '': for every field
  field_code text not null,
  -- the decision that set it up, as cited
  basis text not null,
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, round_id) references round (tenant_id, id)
);
create index appraisal_team_round on appraisal_team (tenant_id, round_id);
select kheo_tenant_table('appraisal_team');

create table appraisal_member (
  tenant_id int not null,
  id uuid not null,
  team_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('lead', 'member')),
  removed boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, team_id, account_id),
  foreign key (tenant_id, team_id) references appraisal_team (tenant_id, id)
);
create index appraisal_member_account on appraisal_member (tenant_id, account_id);
select kheo_tenant_table('appraisal_member');

-- One file with one team. A file that is sent back and comes again gets another attempt.
create table appraisal (
  tenant_id int not null,
  id uuid not null,
  team_id uuid not null,
  -- the participation
  file_id uuid not null,
  attempt int not null check (attempt > 0),
  state text not null check (state in ('open', 'concluded', 'sent-back', 'taken-off')),
  -- the rules it is appraised under: those it was received under, or those of the round
  criteria_set_id uuid,
  rule_pack_id uuid,
  visited_on date,
  -- the mean of the team in halves, as a fraction
  mean_num int,
  mean_den int check (mean_den > 0),
  sheets int,
  band_id uuid,
  band_label text,
  -- unset: a rule that nobody set keeps Khéo from a conclusion, and rules_unset names it
  proposes text check (proposes in ('yes', 'no', 'unset')),
  rules_unset text[] not null default '{}',
  -- the team's own words: what it proposes, what was talked over, why it was sent back
  conclusion text,
  talked_over text,
  reason text,
  ended_by uuid,
  ended_at timestamptz,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, file_id, attempt),
  foreign key (tenant_id, team_id) references appraisal_team (tenant_id, id),
  foreign key (tenant_id, file_id) references participation (tenant_id, id),
  foreign key (tenant_id, criteria_set_id) references criteria_set (tenant_id, id),
  foreign key (tenant_id, rule_pack_id) references rule_pack (tenant_id, id),
  foreign key (tenant_id, band_id) references band (tenant_id, id),
  check ((state = 'concluded') = (mean_num is not null))
);
-- a file is with one team at a time
create unique index appraisal_open on appraisal (tenant_id, file_id) where state = 'open';
create index appraisal_team_files on appraisal (tenant_id, team_id, state, id);
select kheo_tenant_table('appraisal');

create table score_sheet (
  tenant_id int not null,
  id uuid not null,
  appraisal_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('draft', 'handed-in')),
  handed_in_at timestamptz,
  -- by criterion: points in halves, items met, reason (core/appraisal/sheet.ts)
  lines jsonb not null,
  -- what was changed after it was handed in: criterion, from, to, why, when
  changes jsonb not null default '[]',
  -- the sums in halves while it is handed in
  base_halves int,
  bonus_halves int,
  total_halves int,
  remark text not null default '',
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, appraisal_id, account_id),
  foreign key (tenant_id, appraisal_id) references appraisal (tenant_id, id),
  check ((state = 'handed-in') = (total_halves is not null))
);
create index score_sheet_account on score_sheet (tenant_id, account_id, state);
select kheo_tenant_table('score_sheet');
