import { describe, expect, test } from 'vitest'
import { adminBook, adminRows, NEW, OLD, unitOf } from '../../../test/support/admin.ts'
import { ancestorsOn, nameOn, provinceOf, unitsOn } from './book.ts'
import { buildUnits } from './build.ts'
import { holdsOn } from './dates.ts'
import type { Validity } from './types.ts'

const rows = adminRows()
const book = adminBook()
const { units, names, edges, successions, boundaries, codeAliases } = book.data

/** How many units of each type there were on a day. */
function types(day: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const unit of unitsOn(book, day)) {
    const name = nameOn(book, unit.id, day)
    const key = `${unit.level} ${name?.type}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

describe('the map of a day', () => {
  test('30 June 2025: 63, 696, 10,035', () => {
    expect(types(OLD)).toEqual({
      'province tỉnh': 57,
      'province thành phố': 6,
      'district quận': 49,
      'district huyện': 508,
      'district thành phố': 87,
      'district thị xã': 52,
      'commune xã': 7692,
      'commune phường': 1726,
      'commune thị trấn': 617,
    })
    expect(unitsOn(book, OLD, 'district')).toHaveLength(696)
    expect(unitsOn(book, OLD, 'commune')).toHaveLength(10_035)
  })

  test('1 July 2025 belongs to the new map: 34, 3,321', () => {
    expect(types(NEW)).toEqual({
      'province tỉnh': 28,
      'province thành phố': 6,
      'commune xã': 2621,
      'commune phường': 687,
      'commune đặc khu': 13,
    })
  })

  test('20 September 2026: three more cities, 22 more wards, the same units', () => {
    expect(types('2026-09-20')).toEqual({
      'province tỉnh': 25,
      'province thành phố': 9,
      'commune xã': 2599,
      'commune phường': 709,
      'commune đặc khu': 13,
    })
    expect(unitsOn(book, '2026-09-20').map((unit) => unit.id)).toEqual(unitsOn(book, NEW).map((unit) => unit.id))
  })

  test('every row of both lists is there, under its parent, with its name or the resolution’s spelling', () => {
    for (const [list, day] of [
      [rows.unitsBefore, OLD],
      [rows.unitsAfter, NEW],
    ] as const) {
      for (const row of list) {
        const unit = unitOf(book, row.level, row.code, day)
        const name = nameOn(book, unit.id, day)
        expect([name?.name, ...(name?.aliases ?? [])]).toContain(row.name)
        expect(name?.type).toBe(row.type)
        expect(ancestorsOn(book, unit.id, day)[0]?.code ?? null).toBe(row.parentCode)
      }
    }
  })

  test('the days on which the map changed', () => {
    expect(boundaries).toEqual([
      { date: '2025-01-01', extent: false },
      { date: '2025-07-01', extent: true },
      { date: '2026-04-30', extent: false },
      { date: '2026-09-01', extent: false },
      { date: '2026-09-20', extent: false },
    ])
  })
})

describe('identity', () => {
  const kept = units.filter((unit) => unit.validFrom === null && unit.validTo === null)

  test('11 provinces and 132 communes stayed themselves; 127 of these the resolutions do not touch', () => {
    expect(kept.filter((unit) => unit.level === 'province').map((unit) => unit.code)).toEqual(
      rows.provinces.filter((row) => row.legalBasis === 'unchanged').map((row) => row.oldCode),
    )
    const communes = kept.filter((unit) => unit.level === 'commune').map((unit) => unit.code)
    const untouched = rows.mapping.filter((row) => row.clause === null).map((row) => row.oldCode)
    expect(communes).toHaveLength(132)
    expect(communes).toEqual(expect.arrayContaining(untouched))
    expect(communes.filter((code) => !untouched.includes(code))).toEqual(['14845', '20695', '24235', '25114', '31105'])
  })

  test('a unit that stayed itself has only its parent changed', () => {
    const commune = unitOf(book, 'commune', '30313', OLD)
    expect(unitOf(book, 'commune', '30313', NEW)).toBe(commune)
    expect(ancestorsOn(book, commune.id, OLD).map((unit) => unit.code)).toEqual(['883', '89'])
    expect(ancestorsOn(book, commune.id, NEW).map((unit) => unit.code)).toEqual(['91'])
    expect(book.madeOf.get(commune.id)).toBeUndefined()
  })

  test('new name or type, same extent and code: the same unit with two names', () => {
    const at = (day: string): string | undefined =>
      nameOn(book, unitOf(book, 'commune', '31105', day).id, day)?.fullName
    expect([at(OLD), at(NEW)]).toEqual(['Xã Thổ Châu', 'Đặc khu Thổ Châu'])
    expect(unitOf(book, 'commune', '31105', OLD)).toBe(unitOf(book, 'commune', '31105', NEW))
    const changed = names.filter(
      (name) => name.validFrom === NEW && units.every((u) => u.id !== name.unitId || u.validFrom === null),
    )
    expect(changed.map((name) => [name.fullName, name.legalBasis])).toEqual([
      ['Xã Mường Lát', '1686/NQ-UBTVQH15'],
      ['Xã Thạnh Mỹ', '1659/NQ-UBTVQH15'],
      ['Xã Buôn Đôn', '1660/NQ-UBTVQH15'],
      ['Xã Đạ Huoai 3', '1671/NQ-UBTVQH15'],
      ['Đặc khu Thổ Châu', '1654/NQ-UBTVQH15'],
    ])
  })

  test('two spellings of one name are no change of name', () => {
    const unit = unitOf(book, 'commune', '04603', OLD)
    expect(book.names.get(unit.id)).toMatchObject([{ name: 'Tà Xi Láng', aliases: ['Tà Si Láng'], validTo: null }])
  })

  test('3,316 of the new commune codes were old ones, and 3,184 of those are other units now', () => {
    const old = new Map(unitsOn(book, OLD, 'commune').map((unit) => [unit.code, unit]))
    const reused = unitsOn(book, NEW, 'commune').filter((unit) => old.has(unit.code))
    expect(reused).toHaveLength(3316)
    expect(reused.filter((unit) => old.get(unit.code) !== unit)).toHaveLength(3316 - 132)
  })

  test('ids are unique, and the same however often the data is built', () => {
    expect(new Set(units.map((unit) => unit.id)).size).toBe(units.length)
    expect(adminBook().data.units.map((unit) => unit.id)).toEqual(units.map((unit) => unit.id))
    expect(units).toHaveLength(63 + 696 + 10_035 + 34 + 3321 - 11 - 132)
  })
})

describe('names', () => {
  const called = (code: string, day: string): string | undefined => {
    const unit = unitOf(book, code.length === 2 ? 'province' : 'commune', code, day)
    return nameOn(book, unit.id, day)?.fullName
  }

  test.each([
    ['46', '2024-12-31', 'Tỉnh Thừa Thiên Huế'],
    ['46', '2025-01-01', 'Thành phố Huế'],
    ['75', '2026-04-29', 'Tỉnh Đồng Nai'],
    ['75', '2026-04-30', 'Thành phố Đồng Nai'],
    ['25270', '2026-04-29', 'Xã Lộc Ninh'],
    ['25270', '2026-04-30', 'Phường Lộc Ninh'],
    ['22', '2026-08-31', 'Tỉnh Quảng Ninh'],
    ['22', '2026-09-01', 'Thành phố Quảng Ninh'],
    ['24', '2026-09-19', 'Tỉnh Bắc Ninh'],
    ['24', '2026-09-20', 'Thành phố Bắc Ninh'],
    ['07294', '2026-09-20', 'Phường Bố Hạ'],
  ])('%s on %s is %s', (code, day, name) => expect(called(code, day)).toBe(name))

  test('every change of 2026 is one new name of the same unit, with its legal basis', () => {
    for (const change of rows.changes) {
      const name = names.find((row) => row.validFrom === change.effective && row.fullName === change.toFullName)
      expect(name?.legalBasis).toBe(change.legalBasis)
    }
    expect(names.filter((name) => (name.validFrom ?? '') > NEW)).toHaveLength(25)
  })

  test('the resolution’s spelling is kept beside the list’s, with its type where that differs', () => {
    const tienSon = unitOf(book, 'commune', '13369', OLD)
    expect(nameOn(book, tienSon.id, OLD)).toMatchObject({ fullName: 'Xã Tiên Sơn', aliases: ['Phường Tiên Sơn'] })
    for (const row of rows.unitsBefore.filter((row) => row.nameInResolution !== null)) {
      const name = nameOn(book, unitOf(book, row.level, row.code, OLD).id, OLD)
      const spellings = [name?.name, ...(name?.aliases ?? [])].map((spelling) => spelling?.replace(/^Phường /, ''))
      expect(spellings).toContain(row.nameInResolution?.replace(/^(Xã|Phường|Thị trấn) /, ''))
    }
  })
})

describe('time is whole', () => {
  const tile = (span: Validity, parts: readonly Validity[]): void => {
    expect(parts[0]?.validFrom).toBe(span.validFrom)
    expect(parts.at(-1)?.validTo).toBe(span.validTo)
    for (const [i, part] of parts.slice(1).entries()) expect(part.validFrom).toBe(parts[i]?.validTo)
  }

  test('a unit has exactly one name on each of its days', () => {
    for (const unit of units) tile(unit, book.names.get(unit.id) ?? [])
  })

  test('every district and commune has exactly one parent on each of its days, and a province', () => {
    for (const unit of units) {
      if (unit.level === 'province') {
        expect(book.parents.get(unit.id)).toBeUndefined()
        continue
      }
      tile(unit, book.parents.get(unit.id) ?? [])
      expect(provinceOf(book, unit.id)?.level).toBe('province')
    }
  })

  test('a parent is in force as long as the unit is under it', () => {
    for (const edge of edges) {
      const parent = book.units.get(edge.parentId)
      expect(parent && (edge.validFrom === null ? parent.validFrom === null : holdsOn(parent, edge.validFrom))).toBe(
        true,
      )
      expect(parent?.validTo === null || (edge.validTo !== null && edge.validTo <= (parent?.validTo ?? ''))).toBe(true)
    }
  })

  test('a succession joins one that ends with one that starts that day', () => {
    const pairs = new Set<string>()
    for (const { fromId, toId, at } of successions) {
      expect(book.units.get(fromId)?.validTo).toBe(at)
      expect(book.units.get(toId)?.validFrom).toBe(at)
      pairs.add(`${fromId} ${toId} ${at}`)
    }
    expect(pairs.size).toBe(successions.length)
    expect(successions).toHaveLength(rows.mapping.length - 132 + rows.provinces.length - 11)
  })
})

describe('rows that do not fit are named, not dropped', () => {
  const broken = (change: object): unknown => {
    const built = buildUnits({ ...rows, ...change })
    return built.ok ? 'built' : built.problem
  }

  test.each([
    [
      'an unknown parent',
      { unitsAfter: rows.unitsAfter.map((row, i) => (i === 99 ? { ...row, parentCode: '99' } : row)) },
      'units_2025',
      '99',
    ],
    [
      'an unknown old commune',
      { mapping: [...rows.mapping, { ...rows.mapping[0], oldCode: '99999' }] },
      'mapping',
      '99999',
    ],
    [
      'a new commune without a source',
      { mapping: rows.mapping.filter((row) => row.newCode !== '28159') },
      'mapping',
      '28159',
    ],
    [
      'a change from another name',
      { changes: [{ ...rows.changes[0], fromFullName: 'Tỉnh Đồng' }] },
      'changes_2026',
      '75',
    ],
    [
      'an unknown province',
      { provinces: [...rows.provinces, { oldCode: '03', newCode: '04', legalBasis: '' }] },
      'province_mapping',
      '03',
    ],
    ['an earlier name of nobody', { earlierNames: [{ ...rows.earlierNames[0], code: '03' }] }, 'earlier_names', '03'],
    ['a list without dates', { lists: rows.lists.slice(1) }, 'lists', 'units_pre2025/province'],
  ])('%s', (_, change, file, code) => {
    expect(broken(change)).toMatchObject({ code: 'input.invalid', details: { file, code } })
  })
})

test('a code alias holds only on the map whose list it comes from', () => {
  expect(codeAliases).toMatchObject([
    { alias: '06978', code: '06970', validFrom: NEW, validTo: null },
    { alias: '23737', code: '23938', validFrom: NEW, validTo: null },
  ])
})
