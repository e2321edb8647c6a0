-- Who may do what, since when, on whose decision; and what somebody had to do with a file, from which conflicts of
-- interest are computed. Grants belong to their tenant and are journalled like everything else of it.

-- Places a new table of a tenant on its shard, opens it to the application behind row-level security, and to nobody else.
create function kheo_tenant_table(name regclass) returns void
language plpgsql as $$
begin
  perform kheo_distribute('tenant', name, 'command_log');
  execute format('grant select, insert, update on %s to kheo_app', name);
  execute format('alter table %s enable row level security', name);
  execute format(
    'create policy tenant_rows on %s to kheo_app
       using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::int)
       with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::int)', name);
end $$;

drop table account_grant;

-- Which tenants an account has ever had a grant of: shared, so that signing in can offer them.
create table membership (
  account_id uuid not null references account,
  tenant_id int not null references tenant,
  since timestamptz not null,
  primary key (account_id, tenant_id)
);
select kheo_distribute('reference', 'membership');
grant select, insert on membership to kheo_app;

create table role_grant (
  tenant_id int not null,
  id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('administrator', 'owner', 'clerk', 'head', 'appraiser', 'appraisal-lead', 'council-member',
    'secretary', 'chair', 'decider', 'records-clerk', 'inspector', 'editor', 'reader', 'demo-reader')),
  -- the unit or the organisation it is held on; neither: the whole of the tenant
  unit_id uuid references unit,
  organisation_id uuid,
  valid_from date not null,
  -- exclusive; null: until somebody ends it
  valid_to date,
  -- the decision that gave it, as cited by whoever entered it
  basis text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  check (unit_id is null or organisation_id is null),
  check (valid_to is null or valid_from <= valid_to)
);
create index role_grant_account on role_grant (tenant_id, account_id);
select kheo_tenant_table('role_grant');

-- Somebody stands in for the holder of a grant, with dates: whatever is done is journalled under the deputy's own name.
create table delegation (
  tenant_id int not null,
  id uuid not null,
  grant_id uuid not null,
  deputy_id uuid not null,
  valid_from date not null,
  -- exclusive: a delegation always ends
  valid_to date not null,
  reason text not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, grant_id) references role_grant (tenant_id, id),
  check (valid_from < valid_to)
);
create index delegation_deputy on delegation (tenant_id, deputy_id);
select kheo_tenant_table('delegation');

-- What somebody did with one file. Written by the command that did it; conflicts of interest are read from it.
create table involvement (
  tenant_id int not null,
  id uuid not null,
  -- a registration, and the participation it became: the same id for both
  file_id uuid not null,
  account_id uuid not null,
  how text not null check (how in ('wrote', 'submitted', 'inspected', 'appraised', 'voted', 'decided', 'declared')),
  since timestamptz not null,
  -- null while it holds; a declared relation may end
  ended_at timestamptz,
  note text,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, file_id, account_id, how)
);
create index involvement_account on involvement (tenant_id, account_id);
select kheo_tenant_table('involvement');
