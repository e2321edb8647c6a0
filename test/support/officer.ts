import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { actorNamed, signInLink } from '../../src/app/accounts.ts'
import { runDemo } from '../../src/app/demo.ts'
import { demoFiles, registryDefaults } from '../../src/compose.ts'
import type { Site } from '../../src/web/context.ts'
import { createSite } from '../../src/web/site.ts'
import { type TestApp, testApp } from './app.ts'
import { countingQueries } from './queries.ts'
import { Person, testSite } from './web.ts'

/** The demonstration's site with an editor signed in, and a count of what it asks the database. */
export interface OfficerSite {
  readonly t: TestApp
  readonly web: Hono
  readonly tenantId: number
  readonly officer: Person
  /** Another editor of the same book, signed in. */
  as(name: string): Promise<Person>
  /** A page of the officer's, and how many statements it took. */
  counted(path: string): Promise<{ readonly text: string; readonly asked: number }>
  close(): Promise<void>
}

export async function officerSite(more: Partial<Site> = {}): Promise<OfficerSite> {
  const t = await testApp()
  const { tenantId } = await runDemo(t.app, demoFiles(), registryDefaults(), () => {})
  const { app, count } = countingQueries(t.app)
  const web = createSite(testSite(app, more))
  const as = async (name: string): Promise<Person> => {
    const actor = await actorNamed(t.app, { name, kind: 'person', tenantId, role: 'editor' })
    const person = new Person(web)
    await person.get(`/dang-nhap/${await signInLink(t.app, actor)}`)
    const answer = await person.post('/dang-nhap/xac-nhan', person.hidden())
    if (answer.status !== 303) throw new Error(`${name} could not sign in: ${answer.status}`)
    await person.get('/ban-lam-viec/van-ban/moi')
    return person
  }
  const officer = await as('Cán bộ thử')
  const counted = async (path: string) => {
    const before = count()
    await officer.get(path)
    return { text: officer.html, asked: count() - before }
  }
  return { t, web, tenantId, officer, as, counted, close: () => t.close() }
}

/** A page as a reader sees it: the entities are letters again. */
export const readable = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/**
 * A document with so many figures, each proposed, accepted and public, put straight into the tables: what a page of it
 * costs is the question, not how it came there. Its programme is one of the demonstration's.
 */
export async function plantDocument({ t, tenantId }: OfficerSite, figures: number): Promise<string> {
  const id = randomUUID()
  const lines = Array.from({ length: figures }, (_, i) => `Ấp số ${i} có 12 mô hình tự quản.`)
  const length = [...(lines[0] ?? '')].length
  await t.test.pool.query(
    `insert into document (tenant_id, id, kind, title, folded, grams, language, sha256, file_name, received_at, public, version,
       programme_id)
     select $1, $2, 'article', 'Một văn bản rất dài', 'mot van ban rat dai', '{}', 'vi', $3, 'dai.txt', now(), true, 1,
       (select id from programme where tenant_id = $1 order by id limit 1)`,
    [tenantId, id, id.replaceAll('-', '').repeat(2)],
  )
  const text = lines.join('\n')
  await t.test.pool.query('insert into document_text (tenant_id, id, text, version) values ($1, $2, $3, 1)', [
    tenantId,
    id,
    text,
  ])
  let at = 0
  const starts = lines.map((line) => {
    const start = at + [...line].length - length + 'Ấp số 0 có '.length
    at += [...line].length + 1
    return start
  })
  const payload = { claim: { kind: 'models_total', value: 12, start: 0, quote: '12 mô hình', why: [] }, sameAs: null }
  await t.test.pool.query(
    `with place as (select n, start from unnest($3::int[]) with ordinality as u (start, n)),
       p as (insert into proposal (tenant_id, id, document_id, seq, kind, payload, start, quote, state, version)
         select $1, gen_random_uuid(), $2, n, 'claim', $4, start, '12 mô hình', 'proposed', 1 from place),
       f as (insert into declared_figure (tenant_id, id, programme_id, document_id, position, measure, value, claim_kind, version)
         select $1, md5($2::text || n)::uuid, d.programme_id, $2, n, 'models', 12, 'models_total', 1
         from place, document d where d.tenant_id = $1 and d.id = $2 returning 1)
     insert into claim (tenant_id, id, figure_id, document_id, start, quote, version)
     select $1, gen_random_uuid(), md5($2::text || n)::uuid, $2, start, '12 mô hình', 1 from place`,
    [tenantId, id, starts, JSON.stringify(payload)],
  )
  return id
}
