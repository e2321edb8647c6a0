-- Statistics of the nation (DESIGN 8, DATABASE.md): cells kept per tenant, deltas appended in the command's transaction
-- by the application, folded by a job. A read adds the deltas that are not folded yet, so a figure is exact at once.
-- Only the combinations that pages use: what is counted, by year, province, field and status. Unknown year is 0, unknown
-- field ''. province_id is the province of the record's own day. Documents, figures and programmes are counted by tenant
-- alone: their other columns are 0, the nil id and ''.

create table stat_cell (
  tenant_id int not null,
  what text not null check (what in ('participation', 'document', 'figure', 'programme')),
  year int not null,
  province_id uuid not null,
  field_code text not null,
  status text not null,
  n int not null,
  primary key (tenant_id, what, year, province_id, field_code, status)
);

create table stat_delta (
  tenant_id int not null,
  id uuid not null,
  what text not null,
  year int not null,
  province_id uuid not null,
  field_code text not null,
  status text not null,
  n int not null,
  primary key (tenant_id, id)
);

-- Which tenants have deltas to fold, for the job that folds them: only that, and only to the application.
create view stat_pending as
  select tenant_id, count(*)::int as deltas from stat_delta group by tenant_id;
grant select on stat_pending to kheo_app;
