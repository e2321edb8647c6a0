import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adminBook, NEW, OLD, unitOf } from '../../../test/support/admin.ts'
import { fold } from '../text/fold.ts'
import { nameOn } from './book.ts'
import { holdsOn } from './dates.ts'
import { type SearchOptions, search } from './find.ts'

const book = adminBook()

/** Full names with the path, in order. */
const found = (query: string, options?: SearchOptions): string[] =>
  search(book, query, options).map((hit) => [hit.name, ...hit.path].map((name) => name.fullName).join(', '))

const CAN_GIUOC = [
  'Huyện Cần Giuộc, Tỉnh Long An',
  'Xã Cần Giuộc, Tỉnh Tây Ninh',
  'Thị trấn Cần Giuộc, Huyện Cần Giuộc, Tỉnh Long An',
]

describe('what is typed', () => {
  test.each([
    'Cần Giuộc',
    'cần giuộc',
    'can giuoc',
    'CAN GIUOC',
    'Cần Giu',
    'giuộc',
    'cần-giuộc',
    'Cần Giuộc'.normalize('NFD'),
  ])('%s finds the namesakes of both maps', (query) => expect(found(query)).toEqual(CAN_GIUOC))

  test.each([
    ['huyện Cần Giuộc', CAN_GIUOC[0]],
    ['H. Cần Giuộc', CAN_GIUOC[0]],
    ['huyen can giuoc', CAN_GIUOC[0]],
    ['thị trấn Cần Giuộc', CAN_GIUOC[2]],
    ['TT. Cần Giuộc', CAN_GIUOC[2]],
    ['xã Cần Giuộc', CAN_GIUOC[1]],
    ['x. can giuoc', CAN_GIUOC[1]],
    ['xã Nam Du', 'Xã Nam Du, Huyện Kiên Hải, Tỉnh Kiên Giang'],
    ['nam du, kien hai', 'Xã Nam Du, Huyện Kiên Hải, Tỉnh Kiên Giang'],
    ['nam du kien giang', 'Xã Nam Du, Huyện Kiên Hải, Tỉnh Kiên Giang'],
    ['đặc khu kiên hải', 'Đặc khu Kiên Hải, Tỉnh An Giang'],
    ['tỉnh Long An', 'Tỉnh Long An'],
    ['TP Cần Thơ', 'Thành phố Cần Thơ'],
    ['TPHCM', 'Thành phố Hồ Chí Minh'],
    ['Thừa Thiên - Huế', 'Tỉnh Thừa Thiên Huế'],
    ['TT Huế', 'Tỉnh Thừa Thiên Huế'],
    ['Phương Phú', 'Xã Phương Phú, Huyện Phụng Hiệp, Tỉnh Hậu Giang'],
    ['phuong phu', 'Xã Phương Phú, Huyện Phụng Hiệp, Tỉnh Hậu Giang'],
    ['Hòa Bình', 'Tỉnh Hoà Bình'],
    ['Phường 04, Quận 8', 'Phường 4, Quận 8, Thành phố Hồ Chí Minh'],
    ['Đakrông', 'Xã Đakrông, Tỉnh Quảng Trị'],
    ['Mĩ Lộc, Cần Giuộc', 'Xã Mỹ Lộc, Huyện Cần Giuộc, Tỉnh Long An'],
    ['Ea H’leo', "Huyện Ea H'leo, Tỉnh Đắk Lắk"],
  ])('%s', (query, first) => {
    // two units of one name that differ only in time are one line here
    expect([...new Set(found(query))][0]).toBe(first)
  })

  test('the city of Cần Thơ is two units, and their dates tell them apart', () => {
    expect(search(book, 'TP Cần Thơ').map((hit) => [hit.unit.validFrom, hit.unit.validTo])).toEqual([
      [NEW, null],
      [null, NEW],
    ])
  })

  test.each(['', '   ', ',', 'không có nơi nào tên thế này cả đâu nhé', '!!'])('%j finds nothing', (query) => {
    expect(search(book, query)).toEqual([])
  })
})

describe('order', () => {
  test('the marks that are written come first, then other marks, then longer names', () => {
    const hits = search(book, 'Tam Thanh', { limit: 100, date: OLD })
    const matches = hits.map((hit) => hit.match)
    expect(matches).toEqual([...matches].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)))
    expect(hits.filter((hit) => hit.match === 'exact').every((hit) => hit.name.name === 'Tam Thanh')).toBe(true)
    expect(hits.filter((hit) => hit.match === 'folded').map((hit) => hit.name.name)).toContain('Tam Thành')
  })
  const ORDER = ['exact', 'folded', 'prefix', 'inside', 'loose']
})

describe('narrowing', () => {
  test('to a day: 1 July 2025 belongs to the new map', () => {
    expect(found('Cần Giuộc', { date: OLD })).toEqual([CAN_GIUOC[0], CAN_GIUOC[2]])
    expect(found('Cần Giuộc', { date: NEW })).toEqual([CAN_GIUOC[1]])
  })

  test('to a level', () => expect(found('Cần Giuộc', { level: 'district' })).toEqual([CAN_GIUOC[0]]))

  test('to a unit above', () => {
    const within = unitOf(book, 'district', '586', OLD).id
    expect(found('Xuân Hải', { within })).toEqual(['Xã Xuân Hải, Huyện Ninh Hải, Tỉnh Ninh Thuận'])
    expect(found('Cần Giuộc', { within })).toEqual([])
  })

  test('a name of another time shows the unit by the name that was found', () => {
    expect(found('xã Bố Hạ', { date: '2026-10-01' })).toEqual(['Xã Bố Hạ, Thành phố Bắc Ninh'])
    expect(found('Bố Hạ', { date: '2026-01-01' })).toEqual(['Xã Bố Hạ, Tỉnh Bắc Ninh'])
    expect(found('Bố Hạ', { date: '2026-10-01' })).toEqual(['Phường Bố Hạ, Thành phố Bắc Ninh'])
  })

  test('to so many', () => expect(search(book, 'a', { limit: 7 })).toHaveLength(7))
})

const anyUnit = fc.nat({ max: book.data.units.length - 1 }).map((i) => book.data.units[i] ?? book.data.units[0])

test('every unit is found by its full name on any of its days, with marks and without', () => {
  fc.assert(
    fc.property(anyUnit, fc.constantFrom('2020-01-01', OLD, NEW, '2026-09-20'), (unit, date) => {
      if (unit === undefined || !holdsOn(unit, date)) return
      const name = nameOn(book, unit.id, date)
      if (name === undefined) throw new Error(unit.id)
      for (const query of [name.fullName, fold(name.fullName), name.name.toUpperCase()]) {
        const hits = search(book, query, { date, limit: 5000 })
        const hit = hits.find((candidate) => candidate.unit.id === unit.id)
        expect(hit, query).toBeDefined()
        expect(['exact', 'folded']).toContain(hit?.match)
        expect(hits.every((candidate) => holdsOn(candidate.unit, date))).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

test('whatever is typed, the answer is a list', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (query) => {
      expect(search(book, query).length).toBeLessThanOrEqual(20)
    }),
    { numRuns: 200 },
  )
})
