import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adminBook, adminRows, NEW, OLD, unitOf } from '../../../test/support/admin.ts'
import { provinceOf, unitsOn } from './book.ts'
import { holdsOn } from './dates.ts'
import { becameOf, madeOf, mapOn, mapRows, relatives, sharesOn } from './trace.ts'

const rows = adminRows()
const book = adminBook()
const TODAY = '2026-11-22'
const code = (id: string | null): string => book.units.get(id ?? '')?.code ?? '-'

/** The mapping file, read the stupid way: what each old code leads to. */
const fileTargets = new Map<string, Set<string>>()
for (const row of rows.mapping) {
  if (row.oldLevel !== 'commune') continue
  fileTargets.set(row.oldCode, (fileTargets.get(row.oldCode) ?? new Set()).add(row.newCode))
}

describe('communes', () => {
  const old = unitsOn(book, OLD, 'commune')

  test('every old commune lands whole in one, or in parts in exactly those of the file', () => {
    let exact = 0
    const split: number[] = []
    for (const unit of old) {
      const placement = mapOn(book, unit.id, NEW)
      const expected = [...(fileTargets.get(unit.code) ?? [])].sort()
      if (placement.kind === 'exact') {
        exact++
        expect([code(placement.unitId)]).toEqual(expected)
      } else if (placement.kind === 'unallocated') {
        split.push(placement.shares.length)
        expect(placement.shares.map((share) => code(share.unitId)).sort()).toEqual(expected)
      }
    }
    expect(exact).toBe(9594)
    expect([2, 3, 4, 5].map((n) => split.filter((size) => size === n).length)).toEqual([369, 55, 16, 1])
  })

  test('whole once, or parts of which exactly one is the remainder', () => {
    for (const unit of old) {
      const all = becameOf(book, unit.id)
      if (all.length < 2) {
        expect(all.every((s) => s.kind === 'whole' && s.area === 'whole' && s.population === 'whole')).toBe(true)
        continue
      }
      expect(all.every((s) => s.kind === 'part')).toBe(true)
      // Kỳ Lợi gave all its land to one commune and its people to two others
      expect(all.filter((s) => s.area === (unit.code === '18796' ? 'whole' : 'rest'))).toHaveLength(1)
    }
  })

  test('60 split communes kept their people together', () => {
    const together = old
      .map((unit) => mapOn(book, unit.id, NEW))
      .filter((placement) => placement.kind === 'unallocated' && placement.peopleIn !== null)
    expect(together).toHaveLength(60)
  })

  test('nothing vanishes and nothing comes from nowhere', () => {
    for (const unit of unitsOn(book, OLD)) {
      expect(holdsOn(unit, NEW) || sharesOn(book, unit.id, NEW).length > 0, `${unit.level} ${unit.code}`).toBe(true)
    }
    for (const unit of unitsOn(book, NEW)) {
      expect(holdsOn(unit, OLD) || madeOf(book, unit.id).length > 0, `${unit.level} ${unit.code}`).toBe(true)
    }
  })

  test('no new commune crosses an old province', () => {
    for (const unit of unitsOn(book, NEW, 'commune')) {
      const provinces = new Set(madeOf(book, unit.id).map((s) => provinceOf(book, s.fromId, OLD)?.id))
      expect(provinces.size, unit.code).toBeLessThan(2)
      const back = mapOn(book, unit.id, OLD)
      expect(back.kind !== 'unmapped' && back.provinceId).toBeTruthy()
    }
  })
})

describe('provinces', () => {
  test('each of the 63 is wholly in the one that the file says', () => {
    for (const row of rows.provinces) {
      const placement = mapOn(book, unitOf(book, 'province', row.oldCode, OLD).id, NEW)
      expect(placement).toMatchObject({ kind: 'exact' })
      expect(placement.kind === 'exact' && code(placement.unitId)).toBe(row.newCode)
    }
  })

  test('the communes of a province go into its successor and nowhere else', () => {
    for (const unit of unitsOn(book, OLD, 'commune')) {
      const province = provinceOf(book, unit.id, OLD)
      const then = province && mapOn(book, province.id, NEW)
      const placement = mapOn(book, unit.id, NEW)
      expect(placement.kind !== 'unmapped' && placement.provinceId).toBe(then?.kind === 'exact' && then.unitId)
    }
  })

  test('back in time a merged province is unallocated among the old ones', () => {
    const anGiang = mapOn(book, unitOf(book, 'province', '91', NEW).id, '2024-01-01')
    expect(anGiang).toMatchObject({ kind: 'unallocated', provinceId: null, shared: [] })
    expect(sharesOn(book, unitOf(book, 'province', '91', NEW).id, OLD).map((s) => code(s.unitId))).toEqual(['89', '91'])
  })
})

describe('districts', () => {
  const districts = unitsOn(book, OLD, 'district')

  test('392 are an exact union of new communes; 297 new communes straddle', () => {
    expect(districts.filter((unit) => sharesOn(book, unit.id, NEW).every((share) => share.inside))).toHaveLength(392)
    const straddling = new Set<string>()
    let pairs = 0
    const moves = { whole: 0, part: 0 }
    for (const unit of districts) {
      for (const share of sharesOn(book, unit.id, NEW)) {
        pairs++
        moves.whole += share.wholes
        moves.part += share.parts
        if (!share.inside) straddling.add(share.unitId)
      }
    }
    expect(pairs).toBe(3652)
    expect(straddling.size).toBe(297)
    for (const kind of ['whole', 'part'] as const) {
      expect(moves[kind]).toBe(rows.mapping.filter((row) => row.kind === kind).length)
    }
  })

  test.each([
    ['Cần Giuộc', '807', ['28159', '28165', '28177', '28201', '28207'], []],
    ['Cần Đước', '806', ['28108', '28114', '28126', '28132', '28138', '28144'], []],
    ['Phụng Hiệp', '934', ['31393', '31396', '31399', '31408', '31420', '31426', '31432'], []],
    ['Ninh Hải', '586', ['22834', '22846', '22852', '22861'], ['22834', '22852']],
  ])('%s', (_, district, communes, straddling) => {
    const placement = mapOn(book, unitOf(book, 'district', district, OLD).id, NEW)
    if (placement.kind !== 'unallocated') throw new Error(placement.kind)
    expect(placement.shares.map((share) => code(share.unitId)).sort()).toEqual(communes)
    const beyond = placement.shares.filter((share) => !share.inside).map((share) => code(share.unitId))
    expect(beyond.sort()).toEqual(straddling)
    expect(placement.shares.every((share) => share.parts === 0)).toBe(true)
  })

  test('a district that became one commune is exact, with communes of its own or without', () => {
    for (const [district, commune] of [
      ['912', '31108'],
      ['498', '20333'],
    ] as const) {
      const placement = mapOn(book, unitOf(book, 'district', district, OLD).id, TODAY)
      expect(placement.kind === 'exact' && code(placement.unitId)).toBe(commune)
    }
  })
})

describe('the seed localities', () => {
  const sources = (commune: string): string[] =>
    madeOf(book, unitOf(book, 'commune', commune, NEW).id)
      .map((s) => code(s.fromId))
      .sort()

  test.each([
    ['28159', ['28159', '28168', '28180']],
    ['28165', ['28162', '28165', '28174']],
    ['28177', ['28177', '28183', '28189']],
    ['28201', ['28192', '28198', '28201']],
    ['28207', ['28195', '28204', '28207']],
    ['28126', ['28117', '28120', '28126']],
    ['28114', ['28111', '28114', '28123']],
    ['28132', ['28129', '28132', '28135']],
    ['28138', ['28138', '28150']],
    ['28108', ['28108', '28141', '28147', '28156']],
    ['28144', ['28144', '28153']],
    ['31426', ['31426', '31435']],
    ['31108', ['31108', '31111', '31114', '31115']],
    ['22834', ['22777', '22834']],
    ['22852', ['22852', '22853', '22864']],
    ['22861', ['22855', '22858', '22861']],
    ['22846', ['22846', '22867', '22868']],
  ])('%s', (commune, from) => {
    expect(sources(commune)).toEqual(from)
    expect(madeOf(book, unitOf(book, 'commune', commune, NEW).id).every((s) => s.kind === 'whole')).toBe(true)
  })

  test('Nam Du lies in the special zone Kiên Hải of An Giang, by clause 94 of 1654', () => {
    const namDu = unitOf(book, 'commune', '31115', '2020-08-03')
    const placement = mapOn(book, namDu.id, TODAY)
    expect(placement).toMatchObject({ kind: 'exact' })
    expect(placement.kind === 'exact' && [code(placement.unitId), code(placement.provinceId)]).toEqual(['31108', '91'])
    expect(becameOf(book, namDu.id)).toMatchObject([{ resolution: '1654/NQ-UBTVQH15', clause: '94', kind: 'whole' }])
    expect(relatives(book, namDu.id).map((unit) => unit.code)).toEqual(['31108'])
  })
})

describe('going back', () => {
  test('a commune made of several gives them, and the district that all share', () => {
    const placement = mapOn(book, unitOf(book, 'commune', '28159', NEW).id, '2023-09-26')
    if (placement.kind !== 'unallocated') throw new Error(placement.kind)
    expect(placement.shares.map((share) => code(share.unitId)).sort()).toEqual(['28159', '28168', '28180'])
    expect(placement.shared.map(code)).toEqual(['807', '80'])
    expect(placement.peopleIn).toBeNull()
  })

  test('a commune made of a part of one alone lies in it', () => {
    const placement = mapOn(book, unitOf(book, 'commune', '27007', NEW).id, OLD)
    expect(placement.kind === 'exact' && code(placement.unitId)).toBe('27007')
  })
})

test('an unknown unit is unmapped', () => {
  expect(mapOn(book, 'nobody', NEW)).toEqual({ kind: 'unmapped' })
})

test('the stored map has every unit once, communes and provinces in force that day', () => {
  const map = mapRows(book, TODAY)
  expect(map.map((row) => row.unitId)).toEqual(book.data.units.map((unit) => unit.id))
  for (const row of map) {
    for (const id of [row.communeId, row.provinceId]) {
      const unit = id === null ? undefined : book.units.get(id)
      if (unit !== undefined) expect(holdsOn(unit, TODAY)).toBe(true)
    }
  }
  const open = map.filter((row) => row.communeId === null).map((row) => book.units.get(row.unitId)?.level)
  expect(open.filter((level) => level === 'commune')).toHaveLength(441)
  expect(mapRows(book, OLD)).toHaveLength(63 + 696 + 10_035)
})

const anyUnit = fc.nat({ max: book.data.units.length - 1 }).map((i) => book.data.units[i] ?? book.data.units[0])
const anyDay = fc
  .integer({ min: Date.UTC(2008, 0), max: Date.UTC(2030, 0) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10))

test('on any day every district and commune has its province, and what it leads to is in force that day', () => {
  fc.assert(
    fc.property(anyUnit, anyDay, (unit, day) => {
      if (unit === undefined) return
      const placement = mapOn(book, unit.id, day)
      if (placement.kind === 'unmapped') throw new Error(`${unit.level} ${unit.code} ${day}`)
      const targets = placement.kind === 'exact' ? [placement.unitId] : placement.shares.map((share) => share.unitId)
      expect(targets.every((id) => holdsOn(book.units.get(id) ?? unit, day))).toBe(true)
      if (holdsOn(unit, day)) expect(targets).toEqual([unit.id])
      if (unit.level !== 'province') expect(code(placement.provinceId)).not.toBe('-')
    }),
    { numRuns: 2000 },
  )
})

test('records are conserved: by province exactly, by commune with the unallocated line', () => {
  const successor = new Map(rows.provinces.map((row) => [row.oldCode, row.newCode]))
  const communes = unitsOn(book, OLD, 'commune')
  const record = fc.nat({ max: communes.length - 1 }).map((i) => communes[i] ?? communes[0])
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 200 }), (records) => {
      const byProvince: Record<string, number> = {}
      const expected: Record<string, number> = {}
      let placed = 0
      let unallocated = 0
      for (const unit of records) {
        if (unit === undefined) continue
        const placement = mapOn(book, unit.id, TODAY)
        if (placement.kind === 'unmapped') continue
        const now = code(placement.provinceId)
        byProvince[now] = (byProvince[now] ?? 0) + 1
        const was = rows.unitsBefore.find((row) => row.level === 'commune' && row.code === unit.code)?.parentCode
        const above = rows.unitsBefore.find((row) => row.level === 'district' && row.code === was)?.parentCode
        const then = successor.get(above ?? '') ?? '?'
        expected[then] = (expected[then] ?? 0) + 1
        if (placement.kind === 'exact') placed++
        else unallocated++
      }
      expect(byProvince).toEqual(expected)
      expect(placed + unallocated).toBe(records.length)
    }),
    { numRuns: 30 },
  )
})
