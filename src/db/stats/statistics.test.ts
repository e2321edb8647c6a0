import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import {
  asCommand,
  type OpenedProgramme,
  openProgramme,
  type Registered,
  register,
  within,
} from '../../../test/support/registry.ts'
import { foldStatistics, mendStatistics } from '../../app/statistics.ts'
import { verifyAll } from '../../app/verify.ts'
import type { Actor } from '../../core/policy.ts'
import { dataSetRows, nationByProvince, nationByYearAndField, nationTotals } from '../read/nation.ts'
import { tenantByYearAndField } from '../read/tenant-statistics.ts'
import { foldDeltas } from './delta.ts'
import { findDrift, rebuildCells } from './drift.ts'

let t: TestApp
let places: OpenedProgramme[]
let other: { tenantId: number; actor: Actor; place: OpenedProgramme }

beforeAll(async () => {
  t = await testApp()
  places = [
    await openProgramme(t.app, t.actor, 'Long An', [2021, 2025]),
    await openProgramme(t.app, t.actor, 'Tây Ninh', [2021, 2025]),
  ]
  const second = await testTenant(t.app, 'hai')
  other = { ...second, place: await openProgramme(t.app, second.actor, 'Cà Mau', [2021, 2025]) }
})
afterAll(() => t.close())
beforeEach(async () => {
  await mendStatistics(t.app)
})

const SEEN = `p.status not in ('draft', 'submitted', 'returned', 'rejected')`

/** The stupid way: count the rows, as the owner. */
async function recount() {
  const ask = async (sql: string) => (await t.test.pool.query(sql)).rows
  return {
    provinces: await ask(
      `select province_then_id as province_id, count(*)::int as n from participation p where ${SEEN} group by 1 order by 1`,
    ),
    years: await ask(
      `select coalesce(year, 0) as year, field_code, count(*)::int as n from participation p where ${SEEN} group by 1, 2 order by 1, 2`,
    ),
    own: await ask(
      `select coalesce(year, 0) as year, field_code, count(*)::int as n from participation p where ${SEEN} and tenant_id = ${t.tenantId} group by 1, 2 order by 1, 2`,
    ),
    totals: (
      await ask(`select (select count(*)::int from participation p where ${SEEN}) as participations,
        (select count(*)::int from public_document where sha256 is not null) as documents,
        (select count(*)::int from public_figure) as figures, (select count(*)::int from public_programme) as programmes`)
    )[0],
    sets: (
      await ask(`select (select count(*)::int from public_programme) as programmes, (select count(*)::int from public_figure) as figures,
        (select count(*)::int from public_model) as models, (select count(*)::int from public_participation) as records,
        (select count(*)::int from public_document) as documents, (select count(*)::int from unit) as units`)
    )[0],
  }
}

/** The same as the pages read it: from cells and the deltas not folded yet. */
async function shown() {
  const db = t.app.db.public
  const order = <R extends { province_id: string }>(rows: R[]) =>
    rows.sort((a, b) => (a.province_id < b.province_id ? -1 : 1))
  return {
    provinces: order(await nationByProvince(db, 'then')),
    years: await nationByYearAndField(db),
    own: await tenantByYearAndField(db, t.tenantId),
    totals: await nationTotals(db),
    sets: await dataSetRows(db),
  }
}

const fold = () => within(t.app, t.tenantId, (tx) => foldDeltas(tx, t.tenantId))
const drift = () => within(t.app, t.tenantId, (tx) => findDrift(tx, t.tenantId))

const STATUS = [
  'draft',
  'submitted',
  'accepted',
  'in-progress',
  'not-implemented',
  'recognised',
  'revoked',
  'rejected',
] as const
const FIELDS = ['', 'economy', 'political-system'] as const
const status = fc.constantFrom(...STATUS)
const field_code = fc.constantFrom(...FIELDS)
const year = fc.constantFrom(null, 2021, 2024)

/** One column alone as often as several: each must be noticed by itself. */
const change: fc.Arbitrary<{ status?: string; field_code?: string; year?: number | null }> = fc.oneof(
  fc.record({ status }),
  fc.record({ field_code }),
  fc.record({ year }),
  fc.record({ status, field_code, year }),
)

type Step =
  | {
      readonly do: 'register'
      readonly place: number
      readonly status: string
      readonly field_code: string
      readonly year: number | null
      readonly person: boolean
    }
  | {
      readonly do: 'change'
      readonly which: number
      readonly patch: { status?: string; field_code?: string; year?: number | null }
    }
  | { readonly do: 'fold' }
  | { readonly do: 'fail'; readonly which: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('register' as const),
      place: fc.nat(1),
      status,
      field_code,
      year,
      person: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      which: fc.nat(50),
      patch: change,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fold' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), which: fc.nat(50) }) },
)

class Refused extends Error {}

/** Does one step as its own command; `made` are the records so far. */
async function take(one: Step, made: Registered[]): Promise<void> {
  const which = one.do === 'change' || one.do === 'fail' ? one.which % Math.max(1, made.length) : 0
  const seen = made[which]
  if (one.do === 'fold') await fold()
  else if (one.do === 'register') {
    const place = places[one.place]
    if (place === undefined) return
    const kind = one.person ? ('individual' as const) : ('collective' as const)
    made.push(await asCommand(t.app, t.actor, (c) => register(c, place, { ...one, kind, name: 'Hũ gạo tình thương' })))
  } else if (seen === undefined) return
  else if (one.do === 'change') {
    const changed = await asCommand(t.app, t.actor, ({ write }) => write.update('participation', seen, one.patch))
    made[which] = { id: changed.id, version: changed.version }
  } else {
    const failing = asCommand(t.app, t.actor, async ({ write }) => {
      await write.update('participation', seen, { status: 'archived' })
      throw new Refused()
    })
    await expect(failing).rejects.toThrow(Refused)
  }
}

test('after every step of any sequence, cells and deltas are a recount; folding changes nothing that is seen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 26 }), async (steps) => {
      const made: Registered[] = []
      for (const one of steps) {
        await take(one, made)
        expect(await drift()).toEqual([])
      }
      const before = await shown()
      expect(before).toEqual(await recount())
      await fold()
      expect(await shown()).toEqual(before)
      expect(await within(t.app, t.tenantId, (tx) => rebuildCells(tx, t.tenantId))).toBe(0)
    }),
    { numRuns: 100 },
  )
}, 600_000)

test('writers, folds, recounts and repairs at once leave no drift', async () => {
  const place = places[0]
  if (place === undefined) throw new Error('no programme')
  let writing = true
  const write = async (actor: Actor, at: OpenedProgramme, writer: number) => {
    for (let i = 0; i < 12; i++) {
      const made = await asCommand(t.app, actor, (c) =>
        register(c, at, { name: `Tiếng kẻng an ninh ${writer}`, year: 2021 + (i % 3), status: 'accepted' }),
      )
      await asCommand(t.app, actor, ({ write: w }) =>
        w.update('participation', made, { status: 'recognised', year: 2024 }),
      )
    }
  }
  const disturb = async () => {
    while (writing) {
      await foldStatistics(t.app)
      expect(await drift()).toEqual([])
      expect(await within(t.app, t.tenantId, (tx) => rebuildCells(tx, t.tenantId))).toBe(0)
    }
  }
  const disturbing = [disturb(), disturb()]
  await Promise.all([1, 2, 3].flatMap((n) => [write(t.actor, place, n), write(other.actor, other.place, n)]))
  writing = false
  await Promise.all(disturbing)
  expect(await shown()).toEqual(await recount())
  expect(await mendStatistics(t.app)).toEqual([])
})

test('a command leaves one delta a cell, however many records it makes', async () => {
  const place = places[0]
  if (place === undefined) throw new Error('no programme')
  await foldStatistics(t.app)
  await asCommand(t.app, t.actor, async (c) => {
    for (let i = 0; i < 30; i++) await register(c, place, { name: `Nuôi ong ${i}`, year: 2022, status: 'in-progress' })
    return null
  })
  const deltas = await t.test.pool.query('select what, year, n, implemented, recognised from stat_delta order by what')
  expect(deltas.rows).toEqual([
    { what: 'model', year: 0, n: 30, implemented: 0, recognised: 0 },
    { what: 'participation', year: 2022, n: 30, implemented: 30, recognised: 0 },
  ])
})

test('documents and figures count when they are public, and follow when that changes', async () => {
  const place = places[0]
  if (place === undefined) throw new Error('no programme')
  const document = await asCommand(t.app, t.actor, async ({ write, at }) => {
    const row = {
      kind: 'report',
      symbol: null,
      title: 'Báo cáo',
      folded: 'bao cao',
      grams: [],
      issued_on: null,
      publisher: null,
      organisation_id: null,
    }
    const more = {
      retells: null,
      retells_on: null,
      sha256: 'ab',
      file_name: null,
      source_url: null,
      received_at: at,
      programme_id: place.programmeId,
    }
    const made = await write.insert('document', { ...row, ...more, public: false })
    for (const position of [1, 2, 3]) {
      await write.insert('declared_figure', {
        programme_id: place.programmeId,
        document_id: made.id,
        position,
        measure: 'models',
        value: '7',
        claim_kind: 'model_count',
      })
    }
    await write.insert('document', { ...row, ...more, symbol: '01-CT/TU', sha256: null, public: true })
    return { id: made.id, version: made.version }
  })
  const none = await shown()
  expect(none).toEqual(await recount())
  const published = await asCommand(t.app, t.actor, ({ write }) => write.update('document', document, { public: true }))
  const all = await shown()
  expect(all).toEqual(await recount())
  expect(all.totals).toEqual({ ...none.totals, documents: none.totals.documents + 1, figures: none.totals.figures + 3 })
  await asCommand(t.app, t.actor, ({ write }) =>
    write.update('document', published, { public: false, title: 'Báo cáo (rút)' }),
  )
  expect(await shown()).toEqual(none)
})

test('planted drift is found where it is, and mended', async () => {
  const place = places[0]
  if (place === undefined) throw new Error('no programme')
  await asCommand(t.app, t.actor, (c) =>
    register(c, place, { name: 'Ngôi nhà xanh', year: 2023, field_code: 'economy', status: 'recognised' }),
  )
  await foldStatistics(t.app)
  const owner = t.test.pool
  await owner.query(
    `update stat_cell set n = n + 5, recognised = recognised - 1 where tenant_id = $1 and what = 'participation' and year = 2023 and field_code = 'economy'`,
    [t.tenantId],
  )
  await owner.query(`delete from stat_cell where tenant_id = $1 and what = 'programme'`, [t.tenantId])
  await owner.query(
    `insert into stat_delta (tenant_id, id, what, year, province_id, field_code, n, implemented, recognised)
       values ($1, gen_random_uuid(), 'participation', 1999, $2, '', 3, 0, 0)`,
    [t.tenantId, place.provinceId],
  )
  const cell = { province_id: place.provinceId, what: 'participation' }
  const found = await drift()
  expect(found).toMatchObject([
    { ...cell, year: 1999, n: -3, implemented: 0, recognised: 0 },
    { ...cell, year: 2023, field_code: 'economy', n: -5, implemented: 0, recognised: 1 },
    { what: 'programme', n: 2 },
  ])
  expect(await verifyAll(t.app)).toContainEqual(expect.objectContaining({ tenantId: t.tenantId, drift: 3 }))
  expect(await mendStatistics(t.app)).toEqual([{ tenantId: t.tenantId, cells: found }])
  expect(await drift()).toEqual([])
  expect(await shown()).toEqual(await recount())
})

test('an unlisted tenant is in no figure of the nation', async () => {
  const before = await shown()
  const hidden = await testTenant(t.app, 'kin', false)
  const place = await openProgramme(t.app, hidden.actor, 'Hà Giang', [2021, 2025])
  await asCommand(t.app, hidden.actor, (c) => register(c, place, { name: 'Con đường hoa', year: 2023 }))
  expect(await shown()).toEqual(before)
  await foldStatistics(t.app)
  expect(await shown()).toEqual(before)
  expect(await tenantByYearAndField(t.app.db.public, hidden.tenantId)).toEqual([])
})
