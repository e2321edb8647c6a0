-- Who may touch what. Every tenant table is placed on its tenant's shard, opened to kheo_app behind row-level security
-- (it fails closed: without app.tenant no row is seen), and closed to everybody else.

do $$
declare
  name text;
begin
  foreach name in array array[
    'movement', 'taxonomy', 'field', 'tag', 'period', 'organisation', 'programme', 'lead_agency', 'round', 'model',
    'model_name', 'model_owner', 'model_place', 'model_tag', 'exemplar', 'participation', 'document', 'document_text',
    'citation', 'proposal', 'decision', 'decision_line', 'replication', 'review_event', 'inspection', 'recommendation',
    'quota', 'declared_figure', 'claim', 'figure_part', 'figure_conflict', 'figure_example', 'record_source',
    'stat_cell', 'stat_delta'
  ] loop
    perform kheo_distribute('tenant', name::regclass, 'command_log');
    execute format('grant select, insert, update on %I to kheo_app', name);
  end loop;
end $$;
-- Folding takes deltas away; nothing else is ever deleted by the application.
grant delete on stat_delta, stat_cell to kheo_app;

do $$
declare
  name text;
begin
  for name in
    select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('account_grant', 'sign_in_link', 'session')
  loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy tenant_rows on %I to kheo_app
         using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::int)
         with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::int)', name);
  end loop;
end $$;
