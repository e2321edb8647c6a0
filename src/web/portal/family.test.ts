import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { type OpenedProgramme, openProgramme } from '../../../test/support/registry.ts'
import { testSite } from '../../../test/support/web.ts'
import { sizeOf, treeOf } from '../../core/replication/tree.ts'
import { familyOf } from '../../db/read/replication-pages.ts'
import { createSite } from '../site.ts'
import { familyView } from './family-view.ts'

const ORIGINS = 200
const REPLICAS = 3000
let t: TestApp
let p: OpenedProgramme
const idOf = (kind: 'a' | 'b', n: number) => `0000000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Two hundred origins with fifteen copies each: a third of them copies of copies, one in five without a model. */
beforeAll(async () => {
  t = await testApp()
  p = await openProgramme(t.app, t.actor, 'Tỉnh Tây Ninh', [2026, 2030])
  const names = [...Array(ORIGINS)].map((_, n) => [idOf('a', n), `Mô hình gốc thử ${n}`])
  const copies = [...Array(REPLICAS)].map((_, n) => ({
    id: idOf('b', n),
    name: `Bản nhân rộng thử ${n}`,
    from: n >= ORIGINS * 10 ? idOf('b', n - ORIGINS * 10 + 5) : idOf('a', n % ORIGINS),
    own: n % 5 !== 4,
  }))
  const models = [...names, ...copies.filter((c) => c.own).map((c) => [c.id, c.name])]
  await t.test.pool.query(
    `insert into model (tenant_id, id, name, folded, sort_key, grams, kind, owner_known, version)
     select $1, i, n, n, n, '{}', 'collective', false, 1 from unnest($2::uuid[], $3::text[]) x(i, n)`,
    [t.tenantId, models.map(([id]) => id), models.map(([, name]) => name)],
  )
  const from = copies.map((c) => (copies.find((o) => o.id === c.from)?.own === false ? idOf('a', 0) : c.from))
  await t.test.pool.query(
    `insert into replication (tenant_id, id, programme_id, model_id, adopter_unit_id, adopter, state, adopted_on, adopter_model_id, version)
     select $1, i, $2, f, $3, 'Nơi nhận thử', 'confirmed', '2026-01-15', o, 1 from unnest($4::uuid[], $5::uuid[], $6::uuid[]) x(i, f, o)`,
    [t.tenantId, p.programmeId, p.provinceId, copies.map((c) => c.id), from, copies.map((c) => (c.own ? c.id : null))],
  )
  await t.test.pool.query('analyze model, replication')
})
afterAll(() => t.close())

test('the family of a model is all of its tree and nothing else, from wherever in it one asks', async () => {
  const all = await t.app.db.public
    .selectFrom('public_replication_link')
    .select(['id', 'model_id', 'adopter_model_id'])
    .execute()
  expect(all.length).toBe(REPLICAS)
  const links = all.map((l) => ({ from: l.model_id ?? '', to: l.adopter_model_id ?? `r:${l.id}` }))
  for (const n of [0, 7, 150]) {
    const root = idOf('a', n)
    const family = await familyOf(t.app.db.public, { tenantId: t.tenantId, modelId: root, limit: 4000 })
    expect(family.length).toBe(sizeOf(treeOf(links, root)) - 1)
    const inner = family.findLast((row) => row.to !== null)?.to ?? ''
    const again = await familyOf(t.app.db.public, { tenantId: t.tenantId, modelId: inner, limit: 4000 })
    expect(again.map((row) => row.id)).toEqual(family.map((row) => row.id))
  }
})

test('what is drawn is bounded, counts the rest, and always holds the model itself', async () => {
  const rows = [...Array(3000)].map((_, n) => ({
    id: `${n}`,
    from: n < 40 ? 'root' : `m${n % 40}`,
    to: `m${n}`,
    from_name: 'x',
    to_name: `m${n}`,
    adopter: 'Nơi thử',
    adopter_unit_id: null,
    adopted_on: null,
    ended_on: null,
  }))
  const view = familyView({ tenant: 'thu', modelId: 'm2999', unitName: (id) => id }, rows)
  type Node = NonNullable<typeof view>['roots'][number]
  const flat = (node: Node): readonly Node[] => [node, ...node.copies.flatMap(flat)]
  const nodes = (view?.roots ?? []).flatMap(flat)
  expect(nodes.length).toBeLessThanOrEqual(100)
  expect(nodes.filter((node) => node.focus).map((node) => node.name)).toEqual(['m2999'])
  expect(nodes.length + nodes.reduce((sum, node) => sum + node.more, 0)).toBe(3001)
  expect(familyView({ tenant: 'thu', modelId: 'x', unitName: (id) => id }, [])).toBeUndefined()
})

test('the public page draws it', async () => {
  const web = createSite(testSite(t.app))
  const { slug } = await t.app.db.public
    .selectFrom('public_tenant')
    .select('slug')
    .where('tenant_id', '=', t.tenantId)
    .executeTakeFirstOrThrow()
  const answer = await web.request(`/mo-hinh/${slug}/${idOf('a', 9)}`)
  const html = await answer.text()
  expect([answer.status, html.includes('class="family"')]).toEqual([200, true])
  expect(html).toContain('Nơi nhận thử')
})
