import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import { accepted, draft, sent } from '../../../test/support/registering.ts'
import { within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import { shortened, writtenOut } from '../../core/text/abbreviations.ts'
import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'
import { sortKey } from '../../core/text/sort-key.ts'
import { type Similar, similarModels } from './similar.ts'

/** Printed names of models, as the measurements use them. */
const PRINTED = readFileSync(new URL('../../../reference/bench/model-names.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((name) => name.trim() !== '')

let t: TestApp
let round: OpenedRound
let tenants: readonly number[]
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
  // A small book, and a large one beside it in which every name stands a dozen times with the hamlet behind it.
  const large = await testTenant(t.app, 'lon')
  await fill(t.tenantId, 1)
  await fill(large.tenantId, 12)
  tenants = [t.tenantId, large.tenantId]
})
afterAll(() => t?.close())

async function fill(tenantId: number, times: number): Promise<void> {
  const names = PRINTED.flatMap((name) => Array.from({ length: times }, (_, i) => (i === 0 ? name : `${name} ấp ${i}`)))
  for (const name of names)
    await t.test.pool.query(
      `insert into model (tenant_id, id, name, folded, sort_key, grams, kind, owner_known, version)
       values ($1, $2, $3, $4, $5, $6, 'collective', false, 1)`,
      [tenantId, t.app.newId(), name, fold(name), sortKey(name), grams(name)],
    )
  await t.test.pool.query('analyze model')
}

const ALL = { all: true, units: [], organisations: [] } as const
const ask = (tenantId: number, name: string, more: object = {}): Promise<readonly Similar[]> =>
  within(t.app, tenantId, (tx) =>
    similarModels({ app: t.app, tenantId, tx, reach: ALL }, { name, unitId: round.places[0].unitId, ...more }),
  )

/** The same name as somebody else would type it. */
const VARIANTS: Readonly<Record<string, (name: string) => string>> = {
  'as printed': (name) => name,
  'other hyphens, quotes and case': (name) => `Mô hình “${name.toUpperCase().replaceAll(/[-–,] ?/g, ' – ')}”`,
  'its words in another order': (name) => {
    const words = name.split(' ')
    return [...words.slice(Math.ceil(words.length / 2)), ...words.slice(0, Math.ceil(words.length / 2))].join(' ')
  },
  'with the hamlet behind it': (name) => `${name} ấp Bình Thạnh`,
  'without marks': fold,
  'without marks, short forms': (name) => shortened(fold(name)),
  'without marks, written out': (name) => writtenOut(fold(name)),
  'without marks, a word left out': (name) => {
    const words = fold(name).split(' ')
    return words.length < 4 ? words.join(' ') : words.filter((_, i) => i !== 1).join(' ')
  },
}

describe.each([
  ['a small book', 0],
  ['a large book', 1],
])('in %s', (_what, which) => {
  test.each(Object.entries(VARIANTS))(
    'the name is among the first five: %s',
    async (variant, spell) => {
      const asked = PRINTED.filter((_, i) => i % 4 === which)
      let found = 0
      for (const name of asked) {
        const hits = (await ask(tenants[which] ?? 0, spell(name))).filter((one) => one.tenantId === tenants[which])
        const same = (one: Similar) => fold(one.name) === fold(name) || fold(one.name).startsWith(`${fold(name)} ap `)
        if (hits.slice(0, 5).some(same)) found += 1
      }
      expect(asked.length).toBeGreaterThan(80)
      expect(found / asked.length).toBeGreaterThan(variant.startsWith('without marks') ? 0.9 : 0.95)
    },
    120_000,
  )
})

describe('what is near', () => {
  test('comes first: the unit itself, the province, the book, elsewhere', async () => {
    const here = await accepted(t, round, 'Xóm đạo văn minh nghĩa tình')
    await accepted(t, round, 'Xóm đạo văn minh, nghĩa tình', { unitId: round.places[1].unitId })
    const hits = await ask(t.tenantId, 'xom dao van minh nghia tinh', { roundId: round.roundId })
    expect(hits.map((one) => one.near).slice(0, 2)).toEqual(['unit', 'province'])
    expect(hits[0]).toMatchObject({ inRound: here, stage: 'accepted', likeness: 1, carriable: null })
    const order = ['unit', 'province', 'tenant', 'elsewhere']
    const ranks = hits.map((one) => order.indexOf(one.near))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  })

  test('an unlisted book is nobody else’s business; drafts of others are nobody’s', async () => {
    const secret = await testTenant(t.app, 'kin', false)
    const name = 'Gánh hàng rong nghĩa tình xứ khuất'
    await t.test.pool.query(
      `insert into model (tenant_id, id, name, folded, sort_key, grams, kind, owner_known, version)
       values ($1, $2, $3, $4, $5, $6, 'collective', false, 1)`,
      [secret.tenantId, t.app.newId(), name, fold(name), sortKey(name), grams(name)],
    )
    expect(await ask(t.tenantId, name)).toEqual([])
    expect(await ask(secret.tenantId, name)).toHaveLength(1)
    await draft(t, round, 'Bản nháp kín đáo của riêng xã')
    expect(await ask(t.tenantId, 'Bản nháp kín đáo của riêng xã', { roundId: round.roundId })).toEqual([])
    const waiting = await sent(t, round, 'Đăng ký đang chờ của riêng xã')
    const seen = await ask(t.tenantId, 'Đăng ký đang chờ của riêng xã', { roundId: round.roundId })
    expect(seen.map((one) => [one.kind, one.id])).toEqual([['registration', waiting]])
    const blind = { all: false, units: [], organisations: [] }
    const unseen = await within(t.app, t.tenantId, (tx) =>
      similarModels(
        { app: t.app, tenantId: t.tenantId, tx, reach: blind },
        { name: 'Đăng ký đang chờ của riêng xã', unitId: round.places[0].unitId, roundId: round.roundId },
      ),
    )
    expect(unseen).toEqual([])
  })
})
