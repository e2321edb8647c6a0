-- Statistics of the nation (DESIGN 8, DATABASE.md): cells kept per tenant, deltas appended in the command's transaction
-- by the application, folded by a job. A read adds the deltas that are not folded yet, so a figure is exact at once.
-- Unknown year is 0; unknown field or level is ''. province_id is the province of the record's own day.

create table stat_cell (
  tenant_id int not null,
  year int not null,
  province_id uuid not null,
  field_code text not null,
  level text not null,
  kind text not null,
  status text not null,
  n int not null,
  primary key (tenant_id, year, province_id, field_code, level, kind, status)
);

create table stat_delta (
  tenant_id int not null,
  id uuid not null,
  year int not null,
  province_id uuid not null,
  field_code text not null,
  level text not null,
  kind text not null,
  status text not null,
  n int not null,
  primary key (tenant_id, id)
);
