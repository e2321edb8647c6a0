import type pg from 'pg'

/** How much a bench nation holds. */
export interface BenchVolume {
  readonly participations: number
  /** Models and exemplars; most take part once, some for years. */
  readonly subjects: number
  readonly documentsPerProgramme: number
}

/**
 * Chance without a clock: r(n, salt) is even over 0 to 1 and the same in every run; one_of maps it to words by weight.
 * id(year, kind, n) is a UUID of version 7 that sorts by year and n, as those of the application sort by time.
 */
const FUNCTIONS = `
create function pg_temp.r(n bigint, salt int) returns float8 language sql immutable parallel safe as
  $$ select (hashint8extended(n, salt) & 9007199254740991)::float8 / 9007199254740992.0 $$;
create function pg_temp.id(year int, kind int, n bigint) returns uuid language sql immutable parallel safe as
  $$ select (lpad(to_hex(1451606400000 + (year - 2016)::bigint * 31557600000 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
    || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;
create function pg_temp.one_of(x float8, words text[], upto float8[]) returns text language sql immutable parallel safe as
  $$ select words[least(width_bucket(x, upto) + 1, array_length(words, 1))] $$;`

const SUBJECTS = `
create unlogged table bench_subject as
  select i, era, year, place, (pg_temp.r(i, 3) < 0.08) as person,
    case when pg_temp.r(i, 4) < 0.3 then floor(pg_temp.r(i, 5) ^ 2 * $printed)::int
         else $printed + floor(pg_temp.r(i, 5) * ($names - $printed))::int end as name,
    case when era = 1 then 1 else 1 + width_bucket(pg_temp.r(i, 6), array[0.6, 0.82, 0.93, 0.98]) end as runs,
    pg_temp.one_of(pg_temp.r(i, 7), array['economy', 'culture-society', 'defence-security', 'political-system', ''], array[0.38, 0.74, 0.88, 0.98]) as field
  from (
    select i, (i > $subjects * 0.93)::int as era,
      case when i > $subjects * 0.93 then 2025 else 2016 + floor(10 * (i / ($subjects * 0.93 + 1)) ^ 0.7)::int end as year,
      floor(pg_temp.r(i, 2) ^ 1.4 * case when i > $subjects * 0.93 then $new else $old end)::int as place
    from generate_series(1, $subjects) i
  ) s;
analyze bench_subject;`

const MODELS = [
  `update bench_place set organisation_id = pg_temp.id(2016, 9, era * 100000 + pos)`,
  `insert into organisation (tenant_id, id, name, folded, kind, unit_id, version)
     select tenant_id, organisation_id, body->>'name', body->>'folded', 'union', unit_id, 1 from bench_place`,
  `insert into model (tenant_id, id, name, folded, sort_key, grams, kind, first_year, owner_known, version)
     select p.tenant_id, pg_temp.id(s.year, 1, s.i), n.name, n.folded, n.sort_key, n.grams, 'collective', s.year, true, 1
     from bench_subject s join bench_place p on p.era = s.era and p.pos = s.place join bench_name n on n.pos = s.name
     where not s.person order by s.i`,
  `insert into model_name (tenant_id, id, model_id, name, version)
     select tenant_id, id, id, name, 1 from model order by id`,
  `insert into model_owner (tenant_id, id, model_id, organisation_id, role, version)
     select p.tenant_id, pg_temp.id(s.year, 1, s.i), pg_temp.id(s.year, 1, s.i), p.organisation_id, 'lead', 1
     from bench_subject s join bench_place p on p.era = s.era and p.pos = s.place where not s.person order by s.i`,
  `insert into model_place (tenant_id, id, model_id, unit_id, printed, version)
     select p.tenant_id, pg_temp.id(s.year, 1, s.i), pg_temp.id(s.year, 1, s.i), p.unit_id, p.full_name, 1
     from bench_subject s join bench_place p on p.era = s.era and p.pos = s.place where not s.person order by s.i`,
  `insert into model_tag (tenant_id, id, model_id, tag_id, version)
     select p.tenant_id, pg_temp.id(s.year, 1, s.i), pg_temp.id(s.year, 1, s.i), g.id, 1
     from bench_subject s join bench_place p on p.era = s.era and p.pos = s.place
     join tag g on g.tenant_id = p.tenant_id and g.code = pg_temp.one_of(pg_temp.r(s.i, 8), array['new-countryside', 'civilised-urban', 'administrative-reform'], array[0.6, 0.85])
     where not s.person and pg_temp.r(s.i, 9) < 0.3 order by s.i`,
  `insert into exemplar (tenant_id, id, name, folded, consent_on, version)
     select p.tenant_id, pg_temp.id(s.year, 2, s.i), 'Điển hình ' || s.i, 'dien hinh ' || s.i,
       case when pg_temp.r(s.i, 10) < 0.3 then make_date(s.year, 3, 1) end, 1
     from bench_subject s join bench_place p on p.era = s.era and p.pos = s.place where s.person order by s.i`,
] as const

const PARTICIPATIONS = `
insert into participation (tenant_id, id, programme_id, round_id, model_id, exemplar_id, kind, unit_id, province_then_id, commune_id,
  year, field_id, field_code, level, registration, status, selected, version)
select tenant_id, pg_temp.id(year, 3, i), programme_id, round_id, case when person then null else pg_temp.id(first, 1, i) end,
  case when person then pg_temp.id(first, 2, i) end, case when person then 'individual' else 'collective' end, unit_id, province_id,
  commune_id, year, field_id, field, level, registration, status, status = 'recognised' and pg_temp.r(n, 25) < 0.12, 1
from (
  select s.i, s.i * 16 + k as n, s.person, s.year as first, s.year + k as year, p.*, r.programme_id, r.round_id, s.field, f.id as field_id,
    pg_temp.one_of(pg_temp.r(s.i * 16 + k, 20), array['base', 'district', 'province', '', 'central'], array[0.75, 0.92, 0.975, 0.995]) as level,
    case when k > 0 then 'maintained' else pg_temp.one_of(pg_temp.r(s.i, 21), array['new', 'replicated', 'breakthrough', 'raised', ''], array[0.62, 0.8, 0.9, 0.95]) end as registration,
    case when s.year + k < 2025 then
      pg_temp.one_of(pg_temp.r(s.i * 16 + k, 22), array['recognised', 'archived', 'not-recognised', 'not-implemented', 'in-progress', 'rejected', 'revoked'],
        array[0.58, 0.78, 0.88, 0.93, 0.975, 0.998])
    else
      pg_temp.one_of(pg_temp.r(s.i * 16 + k, 23), array['in-progress', 'accepted', 'submitted', 'recognised', 'self-assessed', 'draft', 'appraised', 'returned', 'suspended'],
        array[0.42, 0.62, 0.72, 0.8, 0.87, 0.93, 0.97, 0.99]) end as status
  from bench_subject s
  cross join lateral generate_series(0, s.runs - 1) k
  join (select era, pos, tenant_id, unit_id, province_id, commune_id from bench_place) p on p.era = s.era and p.pos = s.place
  join bench_round r on r.tenant_id = p.tenant_id and r.province_id = p.province_id and r.era = s.era and r.year = s.year + k
  left join field f on f.tenant_id = p.tenant_id and f.code = s.field
  where s.year + k <= 2025
) x order by year, i limit $participations`

const DOCUMENTS = [
  `create unlogged table bench_document as
     select r.tenant_id, r.programme_id, r.programme, k, r.programme * 10000 + k as n, pg_temp.id(2016 + k % 10, 5, r.programme * 10000 + k) as id,
       floor(pg_temp.r(r.programme * 10000 + k, 30) * $titles)::int as title
     from (select distinct tenant_id, programme_id, programme from bench_round) r cross join generate_series(1, $documents) k`,
  `insert into document (tenant_id, id, kind, title, folded, grams, issued_on, publisher, sha256, file_name, received_at, programme_id, public, version)
     select d.tenant_id, d.id, 'report', t.name, t.folded, t.grams, make_date(2016 + d.k % 10, 6, 1), 'Bench', md5(d.id::text) || md5(d.n::text),
       d.n || '.txt', make_timestamptz(2016 + d.k % 10, 6, 2, 8, 0, 0) + d.n * interval '1 second', d.programme_id, pg_temp.r(d.n, 31) < 0.97, 1
     from bench_document d join bench_title t on t.pos = d.title order by d.id`,
  `insert into document_text (tenant_id, id, text, version)
     select tenant_id, id, repeat(title || '. ', 20), 1 from document where file_name like '%.txt'`,
  `insert into declared_figure (tenant_id, id, programme_id, document_id, position, measure, value, claim_kind, year, version)
     select d.tenant_id, pg_temp.id(2016 + d.k % 10, 6, d.n * 10 + f), d.programme_id, d.id, f,
       (array['models', 'models.registered', 'models.recognised', 'awards', 'honorees', 'result'])[1 + f % 6],
       1 + floor(pg_temp.r(d.n * 10 + f, 32) * 500), 'model_count', 2016 + d.k % 10, 1
     from bench_document d cross join generate_series(1, 8) f order by d.id, f`,
  `insert into claim (tenant_id, id, figure_id, document_id, start, quote, version)
     select tenant_id, id, id, document_id, position * 12, value::text, 1 from declared_figure where claim_kind = 'model_count'`,
  `insert into record_source (tenant_id, id, record, record_id, document_id, start, quote, version)
     select p.tenant_id, p.id, 'model', p.model_id, d.id, 0, 'bench', 1
     from participation p join (select distinct programme_id, programme from bench_round) r on r.programme_id = p.programme_id
     join bench_document d on d.n = r.programme * 10000 + 1 + (hashint4(p.year) & 1023) % $documents
     where p.model_id is not null and p.registration <> 'maintained' and pg_temp.r(hashtext(p.id::text), 33) < 0.15`,
  `insert into replication (tenant_id, id, programme_id, model_id, year, version)
     select tenant_id, id, programme_id, model_id, year, 1 from participation
     where model_id is not null and status = 'recognised' and pg_temp.r(hashtext(id::text), 34) < 0.06`,
] as const

const HELPERS = ['bench_name', 'bench_title', 'bench_place', 'bench_round', 'bench_subject', 'bench_document'] as const
/** Tables whose indexes are cheaper to make once, at the end. */
const HEAVY = ['participation', 'model', 'model_name', 'model_place', 'document', 'record_source']

/** Fills the registry over the ground that was laid. Foreign keys rest meanwhile where the owner may say so. */
export async function fillNation(
  client: pg.ClientBase,
  volume: BenchVolume,
  facts: { readonly printed: number },
  progress: (step: string) => void,
): Promise<void> {
  const values: Record<string, number> = {
    participations: volume.participations,
    subjects: volume.subjects,
    documents: volume.documentsPerProgramme,
    printed: facts.printed,
    names: await count(client, 'bench_name'),
    titles: await count(client, 'bench_title'),
    old: await count(client, 'bench_place where era = 0'),
    new: await count(client, 'bench_place where era = 1'),
  }
  const run = (sql: string) => client.query(sql.replace(/\$([a-z]+)/g, (_, name: string) => String(values[name])))
  progress('subjects')
  await client.query(FUNCTIONS)
  const indexes = await dropIndexes(client)
  await run(SUBJECTS)
  progress('models')
  for (const sql of MODELS) await run(sql)
  progress('participations')
  await run(PARTICIPATIONS)
  progress('documents')
  for (const sql of DOCUMENTS) await run(sql)
  progress('indexes')
  for (const sql of indexes) await client.query(sql)
  for (const table of HELPERS) await client.query(`drop table ${table}`)
}

async function count(client: pg.ClientBase, from: string): Promise<number> {
  const result = await client.query<{ n: number }>(`select count(*)::int as n from ${from}`)
  return result.rows[0]?.n ?? 0
}

/** Drops the indexes of the large tables that are no constraint's and returns how to make them again. */
async function dropIndexes(client: pg.ClientBase): Promise<string[]> {
  const found = await client.query<{ name: string; def: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as def from pg_index i join pg_class c on c.oid = i.indexrelid
       where i.indrelid = any ($1::text[]::regclass[]) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`,
    [HEAVY],
  )
  for (const { name } of found.rows) await client.query(`drop index ${name}`)
  return found.rows.map((r) => r.def)
}
