import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adminBook, NEW, OLD, unitOf } from '../../../test/support/admin.ts'
import { fold } from '../text/fold.ts'
import { ancestorsOn, nameOn, unitsOn } from './book.ts'
import { type PlaceParts, resolve, resolveCode } from './resolve.ts'

const book = adminBook()

/** Code and first day of the unit found, with the caveats; or the problem's code. */
function answer(place: PlaceParts | string, day?: string): string {
  const result = resolve(book, place, day)
  if (!result.ok) return result.problem.code
  const { unit, caveats } = result.value
  return [unit.level, unit.code, unit.validFrom ?? 'old', ...caveats].join(' ')
}

/** The problem, with its choices as "level code first-day". */
function refusal(place: PlaceParts | string, day?: string): { code: string; choices: string[] } {
  const result = resolve(book, place, day)
  if (result.ok) throw new Error(`found ${result.value.unit.code}`)
  const { code, choices } = result.problem
  return { code, choices: choices.map(({ unit }) => `${unit.level} ${unit.code} ${unit.validFrom ?? 'old'}`) }
}

describe('one answer', () => {
  test.each<[PlaceParts | string, string | undefined, string]>([
    [{ commune: 'Nam Du' }, '2020-08-03', 'commune 31115 old before-records'],
    ['Nam Du', '2025-03-01', 'commune 31115 old'],
    [{ commune: 'xã Nam Du', district: 'huyện Kiên Hải', province: 'Kiên Giang' }, undefined, 'commune 31115 old'],
    ['xã đảo Nam Du huyện Kiên Hải tỉnh Kiên Giang', '2025-06-30', 'commune 31115 old'],
    [{ province: 'Long An', district: 'Cần Giuộc' }, '2023-09-26', 'district 807 old before-records'],
    ['tỉnh Long An, huyện Cần Giuộc', undefined, 'district 807 old'],
    ['huyện Cần Giuộc', undefined, 'district 807 old'],
    ['Cần Giuộc', NEW, 'commune 28159 2025-07-01'],
    [{ commune: 'Cần Giuộc', province: 'Tây Ninh' }, undefined, 'commune 28159 2025-07-01'],
    [{ commune: 'Xuân Hải', district: 'Ninh Hải' }, undefined, 'commune 22858 old'],
    [{ commune: 'Xuân Hải', province: 'Khánh Hòa' }, NEW, 'commune 22861 2025-07-01'],
    ['Khánh Hải - Ninh Hải', undefined, 'commune 22834 old'],
    [{ province: 'Hậu Giang', district: 'Phụng Hiệp', commune: 'Phương Phú' }, '2025-04-06', 'commune 31435 old'],
    ['TP Cần Thơ', '2025-06-30', 'province 92 old'],
    ['TP Cần Thơ', NEW, 'province 92 2025-07-01'],
    ['P.4, Quận 8, TP.HCM', '2025-04-01', 'commune 27409 old'],
    ['Thừa Thiên - Huế', '2020-01-01', 'province 46 old'],
    ['xa nam du', '2025-04-01', 'commune 31115 old'],
    ['Phường Tiên Sơn, tỉnh Hà Nam', '2025-04-01', 'commune 13369 old'],
    ['Xã Tà Si Láng', NEW, 'commune 04603 old'],
    ['Xã Tà Xi Láng', OLD, 'commune 04603 old'],
    ['xã Quí Quân, huyện Hà Quảng', OLD, 'commune 01432 old'],
  ])('%j on %s', (place, day, expected) => expect(answer(place, day)).toBe(expected))

  test.each<[string, string | undefined, string]>([
    ['xã Khánh Hải, huyện Ninh Hải', undefined, 'commune 22834 old other-type'],
    ['xã Nam Du, tỉnh An Giang', undefined, 'commune 31115 old other-map'],
    ['xã Bố Hạ', '2026-10-01', 'commune 07294 2025-07-01 former-name'],
    ['tỉnh Thừa Thiên Huế', '2025-04-01', 'province 46 old former-name'],
    ['tỉnh Long An', '2007-01-01', 'province 80 old before-records'],
  ])('%s on %s, with what a reader should know', (place, day, expected) => expect(answer(place, day)).toBe(expected))
})

describe('ambiguous is an answer', () => {
  test('Cần Giuộc without a day: the district and the town until 30/06/2025, the commune since', () => {
    const result = resolve(book, 'Cần Giuộc')
    if (result.ok) throw new Error('found one')
    expect(result.problem).toMatchObject({
      code: 'unit.ambiguous',
      details: {
        name: 'Cần Giuộc',
        count: 3,
        choices: [
          'Huyện Cần Giuộc, Tỉnh Long An',
          'Xã Cần Giuộc, Tỉnh Tây Ninh',
          'Thị trấn Cần Giuộc, Huyện Cần Giuộc, Tỉnh Long An',
        ],
        from: ['', NEW, ''],
        until: [OLD, '', OLD],
      },
    })
  })

  test.each<[PlaceParts | string, string | undefined, string[]]>([
    ['Cần Giuộc', OLD, ['district 807 old', 'commune 28159 old']],
    ['TP Cần Thơ', undefined, ['province 92 2025-07-01', 'province 92 old']],
    [{ commune: 'Tân Lân' }, undefined, ['commune 28138 2025-07-01', 'commune 28138 old']],
    ['Long An', OLD, ['province 80 old', 'commune 28198 old']],
  ])('%j on %s', (place, day, among) => {
    const { code, choices } = refusal(place, day)
    expect(code).toBe('unit.ambiguous')
    expect(choices).toEqual(expect.arrayContaining(among))
  })

  test('marks that are written tell namesakes apart; a type word without marks says that none were written', () => {
    const names = (text: string): string[] => {
      const result = resolve(book, text, OLD)
      return result.ok ? [result.value.name.name] : result.problem.choices.map((choice) => choice.name.name)
    }
    expect(new Set(names('xã Tam Thanh'))).toEqual(new Set(['Tam Thanh']))
    expect(new Set(names('xa tam thanh'))).toEqual(new Set(['Tam Thanh', 'Tam Thành', 'Tam Thạnh']))
  })

  test('ten districts Châu Thành until a province is named', () => {
    expect(refusal('huyện Châu Thành', OLD).choices).toHaveLength(10)
    expect(answer('huyện Châu Thành, tỉnh Long An', OLD)).toBe('district 808 old')
  })
})

describe('not then', () => {
  test('the district after its end, with where its records lie', () => {
    const result = resolve(book, 'huyện Cần Giuộc', NEW)
    if (result.ok) throw new Error('found')
    expect(result.problem.code).toBe('unit.not-valid-then')
    const [choice] = result.problem.choices
    expect(choice?.placement).toMatchObject({ kind: 'unallocated', provinceId: unitOf(book, 'province', '80', NEW).id })
    expect(choice?.placement?.kind === 'unallocated' && choice.placement.shares).toHaveLength(5)
  })

  test('the commune before its beginning, with what came before', () => {
    const result = resolve(book, 'xã Cần Giuộc', '2023-01-01')
    if (result.ok) throw new Error('found')
    const [choice] = result.problem.choices
    expect(choice?.placement?.kind === 'unallocated' && choice.placement.shares).toHaveLength(3)
  })

  test('a later name is not taken for an earlier day: in 2024 "thành phố Huế" was a district', () => {
    const result = resolve(book, 'thành phố Huế', '2024-05-01')
    if (result.ok) throw new Error('found')
    expect(result.problem.code).toBe('unit.not-valid-then')
    expect(result.problem.choices).toMatchObject([{ nameThen: { fullName: 'Tỉnh Thừa Thiên Huế' }, placement: null }])
    expect(answer('phường Bố Hạ', '2026-09-19')).toBe('unit.not-valid-then')
  })
})

describe('unknown', () => {
  test.each(['Atlantis', 'xã Tân Kim, huyện Cần Giuộc', '', '  ', '99', '99999'])('%j', (place) => {
    expect(answer(place, '2025-04-01')).toBe('unit.unknown')
  })

  test('an unknown unit above is named, and what the rest may mean is offered', () => {
    const result = resolve(book, 'Xã Phước Tỉnh huyện Long Điền')
    expect(result.ok ? null : result.problem).toMatchObject({
      code: 'unit.unknown',
      details: { name: 'huyện Long Điền', choices: ['Xã Phước Tỉnh, Huyện Long Đất, Tỉnh Bà Rịa - Vũng Tàu'] },
    })
  })

  test('a unit that lies elsewhere is offered, not taken', () => {
    expect(refusal({ commune: 'Nam Du', province: 'Cà Mau' })).toEqual({
      code: 'unit.unknown',
      choices: ['commune 31115 old'],
    })
  })

  test.each(['2025-02-30', '2025-7-1', 'hôm nay'])('%s is no day', (day) => {
    expect(answer('Nam Du', day)).toBe('date.invalid')
    expect(resolveCode(book, '80', day).ok).toBe(false)
  })
})

describe('codes', () => {
  test.each<[string, string | undefined, string]>([
    ['26740', OLD, 'commune 26740 old'],
    ['26740', NEW, 'commune 26740 2025-07-01'],
    ['80', '2023-09-26', 'province 80 old'],
    ['807', undefined, 'district 807 old'],
    ['31115', undefined, 'commune 31115 old'],
    ['04603', undefined, 'commune 04603 old'],
    ['06978', NEW, 'commune 06970 2025-07-01'],
    ['06978', undefined, 'commune 06970 2025-07-01'],
    ['23737', OLD, 'commune 23737 old'],
    ['23737', NEW, 'commune 23938 old'],
  ])('%s on %s', (code, day, expected) => expect(answer(code, day)).toBe(expected))

  test('a bare code of two meanings needs a day', () => {
    expect(refusal('80')).toEqual({
      code: 'unit.code-needs-date',
      choices: ['province 80 2025-07-01', 'province 80 old'],
    })
    expect(refusal('26740').code).toBe('unit.code-needs-date')
    expect(refusal('23737').code).toBe('unit.code-needs-date')
  })

  test('a code that had no meaning that day', () => {
    expect(refusal('807', NEW)).toEqual({ code: 'unit.not-valid-then', choices: ['district 807 old'] })
    expect(refusal('89', NEW).code).toBe('unit.not-valid-then')
  })

  test('a code in its own field is a code; "4" is a name', () => {
    expect(answer({ province: '80', commune: 'Cần Giuộc' }, NEW)).toBe('commune 28159 2025-07-01')
    expect(answer({ commune: '4', district: '8', province: '79' }, '2025-04-01')).toBe('commune 27409 old')
  })
})

test.each([OLD, NEW, '2026-09-20'])('every unit in force on %s resolves to itself by its names', (day) => {
  for (const unit of unitsOn(book, day)) {
    const place: Record<string, string> = {}
    for (const part of [unit, ...ancestorsOn(book, unit.id, day)]) {
      place[part.level] = nameOn(book, part.id, day)?.fullName ?? ''
    }
    const result = resolve(book, place, day)
    expect(result.ok ? result.value.unit.id : JSON.stringify(place)).toBe(unit.id)
    expect(result.ok && result.value.caveats).toEqual([])
  }
})

test('written as one text, without marks, in any case: the unit, or a choice that has it', () => {
  const units = [...unitsOn(book, OLD), ...unitsOn(book, NEW)]
  fc.assert(
    fc.property(fc.nat({ max: units.length - 1 }), fc.boolean(), fc.boolean(), (i, marks, shout) => {
      const unit = units[i]
      if (unit === undefined) return
      const day = unit.validTo === null ? NEW : OLD
      const names = [unit, ...ancestorsOn(book, unit.id, day)].map((part) => nameOn(book, part.id, day)?.fullName ?? '')
      const text = names.map((name) => (marks ? name : fold(name))).join(', ')
      const result = resolve(book, shout ? text.toUpperCase() : text, day)
      const ids = result.ok ? [result.value.unit.id] : result.problem.choices.map((choice) => choice.unit.id)
      expect(ids, text).toContain(unit.id)
    }),
    { numRuns: 500 },
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.option(fc.string({ maxLength: 12 }), { nil: undefined }),
      (text, day) => {
        const result = resolve(book, text, day)
        expect(typeof result.ok).toBe('boolean')
      },
    ),
    { numRuns: 300 },
  )
})
