import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { within } from '../../../test/support/registry.ts'
import { refusal } from '../../../test/support/round.ts'
import { ROOT, ruleDefaults } from '../../compose.ts'
import { conclude } from '../../core/rules/conclude.ts'
import { setTotal } from '../../core/rules/points.ts'
import type { RulePack } from '../../core/rules/rule-pack.ts'
import { rowOf } from '../../db/read/rows.ts'
import { basesById, fullSets } from '../../db/read/rules.ts'
import { movementsOf } from '../../db/read/setup.ts'
import { execute } from '../command.ts'
import { type Loaded, loadReference } from './reference.ts'
import { changePack, renewPack } from './rule-packs.ts'

const defaults = ruleDefaults()
let t: TestApp
let loaded: Loaded

beforeAll(async () => {
  t = await testApp()
  loaded = await load('first')
})
afterAll(() => t.close())

async function load(key: string): Promise<Loaded> {
  const [movement] = await within(t.app, t.tenantId, (tx) => movementsOf(tx, t.tenantId))
  const { packs, sets, bases } = defaults
  const input = { movementId: movement?.id ?? '', unitId: null, validFrom: '2026-01-01', packs, sets, bases }
  return (await execute(t.app, loadReference, t.actor, input, `reference:${key}`)).result
}

test('every reference names where it comes from, and none claims to be official', () => {
  const raw = JSON.parse(readFileSync(join(ROOT, 'reference/rule-defaults.json'), 'utf8')) as Record<string, unknown>
  expect((raw.mark as { vi: string }).vi).toBe('tham khảo, không phải quy định chính thức')
  for (const list of ['packs', 'sets', 'quotas', 'bases', 'practice'])
    for (const one of raw[list] as Record<string, unknown>[]) {
      expect(one.official, list).toBe(false)
      expect(String(one.source).length, list).toBeGreaterThan(5)
    }
  expect(raw.calendar).toMatchObject({ official: false })
})

test('no reference sets a threshold, a quorum or a band that is enough: no source that was read has one', () => {
  for (const { rules } of defaults.packs) {
    for (const vote of Object.values(rules.votes)) expect(vote).toMatchObject({ quorum: null, threshold: null })
    expect(Object.values(rules.days)).toEqual([null, null, null, null, null])
  }
  for (const set of defaults.sets) expect(set.bands.every((band) => band.passes === null)).toBe(true)
})

test('the scored references add up as their sources say', () => {
  const totals = defaults.sets.map((set) => {
    const criteria = set.criteria.map((c) => ({ kind: c.kind, maxHalves: c.max * 2, items: [] }))
    const { base, bonus } = setTotal(criteria, set.bonusMax * 2)
    return [base / 2, bonus / 2]
  })
  expect(totals.filter(([base]) => base !== 0)).toEqual([
    [100, 5],
    [100, 0],
    [100, 5],
    [100, 0],
  ])
})

test('taken into the books they are adopted by nobody, so that nothing can have passed by them', async () => {
  const inFavour = { members: 9, present: 9, entitled: 9, collected: 9, valid: 9, inFavour: 9 }
  await within(t.app, t.tenantId, async (tx) => {
    for (const id of loaded.packIds) {
      const pack = await rowOf(tx, 'rule_pack', t.tenantId, id)
      expect(pack.adopted_on).toBeNull()
      expect(pack.source).not.toBeNull()
      const { votes } = pack.rules as unknown as RulePack
      for (const rule of [...Object.values(votes), undefined])
        expect(conclude({ adoptedOn: pack.adopted_on, rule, counts: inFavour })).toHaveProperty('unset')
    }
    const sets = await fullSets(tx, t.tenantId, loaded.setIds)
    expect(sets).toHaveLength(defaults.sets.length)
    for (const { set, bands } of sets) {
      expect(set.adopted_on).toBeNull()
      const scale = bands.map((band) => ({ fromHalves: band.from_halves, passes: band.passes }))
      expect(conclude({ adoptedOn: set.adopted_on, bands: scale, halves: 200 })).toHaveProperty('unset')
    }
  })
})

test('a text that was replaced points to what replaced it, and all of them are to be verified', async () => {
  const all = await within(t.app, t.tenantId, (tx) => basesById(tx, t.tenantId))
  const of = (symbol: string) => [...all.values()].find((basis) => basis.symbol === symbol)
  expect(of('98/2023/NĐ-CP')?.replaced_by_id).toBe(of('152/2025/NĐ-CP')?.id)
  expect(of('36-HD/VPTW')?.replaced_by_id).toBe(of('05-HD/VPTW')?.id)
  expect([...all.values()].every((basis) => !basis.verified)).toBe(true)
})

test('a reference stays as its source has it: what is to be changed is a version of one’s own', async () => {
  const [packId = ''] = loaded.packIds
  const { rules } = defaults.packs[0] as (typeof defaults.packs)[number]
  const change = { packId, version: 1, name: 'Quy tắc', validFrom: '2026-01-01', validTo: null, rules }
  expect(await refusal(execute(t.app, changePack, t.actor, change, 'reference:change'))).toBe('rules.in-use')
  const renew = { packId, name: 'Quy tắc của xã', validFrom: '2026-01-01', forDrafts: true, unitId: null }
  const { result } = await execute(t.app, renewPack, t.actor, renew, 'reference:renew')
  const own = { ...change, packId: result.packId, name: 'Quy tắc của xã' }
  expect(await refusal(execute(t.app, changePack, t.actor, own, 'reference:own'))).toBe('done')
  const row = await within(t.app, t.tenantId, (tx) => rowOf(tx, 'rule_pack', t.tenantId, result.packId))
  expect(row).toMatchObject({ source: null, made_from_id: packId, adopted_on: null })
})

test('taking them in again changes nothing', async () => {
  expect(await load('second')).toEqual(loaded)
})
