-- Statistics of the nation (DESIGN 8, DATABASE.md): cells kept per tenant, deltas appended in the command's transaction
-- by the application, folded by a job. A read adds the deltas that are not folded yet, so a figure is exact at once.
-- Only the combinations that pages use: participations by year, province and field, at three stages (core/figures/measures
-- says which statuses those are). Unknown year is 0, unknown field ''. province_id is the province of the record's own
-- day. The others are counted by tenant alone, as far as they are public: their other columns are 0, the nil id and ''.
-- document: read in; cited: known by its symbol only.

create table stat_cell (
  tenant_id int not null,
  what text not null check (what in ('participation', 'model', 'document', 'cited', 'figure', 'programme')),
  year int not null,
  province_id uuid not null,
  field_code text not null,
  -- of participations: those registered, and of these the ones carried out and the ones recognised
  n int not null,
  implemented int not null,
  recognised int not null,
  primary key (tenant_id, what, year, province_id, field_code)
);

create table stat_delta (
  tenant_id int not null,
  id uuid not null,
  what text not null,
  year int not null,
  province_id uuid not null,
  field_code text not null,
  n int not null,
  implemented int not null,
  recognised int not null,
  primary key (tenant_id, id)
);

-- Which tenants have deltas to fold, for the job that folds them: only that, and only to the application.
create view stat_pending as
  select tenant_id, count(*)::int as deltas from stat_delta group by tenant_id;
grant select on stat_pending to kheo_app;
