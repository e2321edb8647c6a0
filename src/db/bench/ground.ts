import type pg from 'pg'

/** What the rows of a bench nation are composed of, in helper tables that the filling joins and then drops. */

/** The text forms of one name, made by the application. */
export interface BenchName {
  readonly name: string
  readonly folded: string
  readonly sort_key: string
  readonly grams: readonly string[]
}

/** A commune of one of the two maps: era 0 until June 2025, era 1 after. */
export interface BenchPlace {
  readonly era: 0 | 1
  readonly pos: number
  readonly unit_id: string
  readonly province_id: string
  readonly full_name: string
  readonly body: BenchName
}

/** A programme of a province over a period, under the tenant that has the province today. */
export interface BenchProgramme {
  readonly tenant_id: number
  readonly id: string
  readonly slug: string
  readonly movement_id: string
  readonly period_id: string
  readonly taxonomy_id: string
  readonly unit_id: string
  readonly era: 0 | 1
  readonly year_from: number
  readonly year_to: number
  readonly rounds: readonly { readonly id: string; readonly year: number }[]
}

export interface BenchPeriod {
  readonly tenant_id: number
  readonly id: string
  readonly movement_id: string
  readonly label: string
  readonly year_from: number
  readonly year_to: number
}

export interface BenchGround {
  readonly names: readonly BenchName[]
  readonly titles: readonly BenchName[]
  readonly places: readonly BenchPlace[]
  readonly periods: readonly BenchPeriod[]
  readonly programmes: readonly BenchProgramme[]
}

const BATCH = 5000

/** Rows as one parameter of JSON a batch: the cheapest way in for arrays of different lengths. */
async function send(client: pg.ClientBase, sql: string, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) await client.query(sql, [JSON.stringify(rows.slice(i, i + BATCH))])
}

/** Periods, programmes and rounds as rows of the registry; names, places and rounds also as helper tables. */
export async function layGround(client: pg.ClientBase, ground: BenchGround): Promise<void> {
  await client.query(`
    create unlogged table bench_name (pos int generated always as identity (start 0 minvalue 0) primary key, name text, folded text, sort_key text, grams text[]);
    create unlogged table bench_title (like bench_name including all);
    create unlogged table bench_place (era int, pos int, unit_id uuid, province_id uuid, full_name text, body jsonb, tenant_id int, commune_id uuid, organisation_id uuid, primary key (era, pos));
    create unlogged table bench_round (tenant_id int, province_id uuid, era int, year int, programme_id uuid, programme int, round_id uuid)`)
  for (const [table, rows] of [
    ['bench_name', ground.names],
    ['bench_title', ground.titles],
  ] as const) {
    await send(
      client,
      `insert into ${table} (name, folded, sort_key, grams)
         select name, folded, sort_key, grams from json_to_recordset($1) as x(name text, folded text, sort_key text, grams text[])`,
      rows,
    )
  }
  await send(
    client,
    `insert into bench_place (era, pos, unit_id, province_id, full_name, body, tenant_id, commune_id)
       select x.era, x.pos, x.unit_id, x.province_id, x.full_name, x.body, t.id, m.commune_id
       from json_to_recordset($1) as x(era int, pos int, unit_id uuid, province_id uuid, full_name text, body jsonb)
       join unit_map m on m.unit_id = x.unit_id join tenant t on t.unit_id = m.province_id`,
    ground.places,
  )
  await send(
    client,
    `insert into period (tenant_id, id, movement_id, label, year_from, year_to, kind, version)
       select tenant_id, id, movement_id, label, year_from, year_to, 'period', 1
       from json_to_recordset($1) as x(tenant_id int, id uuid, movement_id uuid, label text, year_from int, year_to int)`,
    ground.periods,
  )
  await layProgrammes(client, ground.programmes)
  await client.query('analyze bench_name; analyze bench_title; analyze bench_place; analyze bench_round')
}

async function layProgrammes(client: pg.ClientBase, programmes: readonly BenchProgramme[]): Promise<void> {
  await send(
    client,
    `insert into programme (tenant_id, id, slug, movement_id, unit_id, province_then_id, period_id, taxonomy_id, version)
       select tenant_id, id, slug, movement_id, unit_id, unit_id, period_id, taxonomy_id, 1
       from json_to_recordset($1) as x(tenant_id int, id uuid, slug text, movement_id uuid, unit_id uuid, period_id uuid, taxonomy_id uuid)`,
    programmes,
  )
  const rounds = programmes.flatMap((p, programme) =>
    p.rounds.map((r) => ({
      tenant_id: p.tenant_id,
      province_id: p.unit_id,
      era: p.era,
      year: r.year,
      programme_id: p.id,
      programme,
      round_id: r.id,
    })),
  )
  await send(client, `insert into bench_round select * from json_populate_recordset(null::bench_round, $1)`, rounds)
  await client.query(
    `insert into round (tenant_id, id, programme_id, label, year, version)
       select tenant_id, round_id, programme_id, year::text, year, 1 from bench_round`,
  )
}
