import { expect, test } from 'vitest'
import { adminBook, NEW, OLD, unitOf } from '../../../test/support/admin.ts'
import { historyOf, namedUnit, unitFacts } from './describe.ts'

const book = adminBook()
const id = (level: 'province' | 'district' | 'commune', code: string, day: string): string =>
  unitOf(book, level, code, day).id

test('a unit before, in and after its time', () => {
  const namDu = id('commune', '31115', OLD)
  expect(unitFacts(book, namDu, '2020-08-03')).toMatchObject({
    type: 'xã',
    fullName: 'Xã Nam Du',
    validFrom: null,
    lastDay: '2025-06-30',
    knownFrom: '2025-03-01',
    standing: 'in-force',
    beforeRecords: true,
    path: [{ fullName: 'Huyện Kiên Hải' }, { fullName: 'Tỉnh Kiên Giang', lastDay: '2025-06-30' }],
  })
  expect(unitFacts(book, namDu, NEW)).toMatchObject({ standing: 'ended', beforeRecords: false })
  expect(unitFacts(book, namDu)).toMatchObject({ standing: null })
  expect(unitFacts(book, id('commune', '31108', NEW), OLD)).toMatchObject({
    standing: 'not-yet',
    fullName: 'Đặc khu Kiên Hải',
    legalBasis: '1654/NQ-UBTVQH15',
  })
})

test('an unknown unit has no facts and no history', () => {
  expect(unitFacts(book, 'nobody')).toBeUndefined()
  expect(namedUnit(book, 'nobody')).toBeUndefined()
  expect(historyOf(book, 'nobody')).toEqual([])
})

test('merged into another', () => {
  expect(historyOf(book, id('commune', '31115', OLD))).toMatchObject([
    {
      kind: 'ended',
      at: NEW,
      how: 'merged',
      into: [{ unit: { fullName: 'Đặc khu Kiên Hải' }, kind: 'whole', resolution: '1654/NQ-UBTVQH15', clause: '94' }],
    },
  ])
})

test('made of others, then another type', () => {
  const [made, renamed, ...rest] = historyOf(book, id('commune', '07294', NEW))
  expect(made).toMatchObject({ kind: 'made', at: NEW })
  expect(renamed).toMatchObject({
    kind: 'renamed',
    at: '2026-09-20',
    before: { fullName: 'Xã Bố Hạ' },
    after: { fullName: 'Phường Bố Hạ' },
    typeOnly: true,
    legalBasis: '388/NQ-UBTVQH16',
  })
  expect(rest).toEqual([])
})

test('moved to another province, itself unchanged', () => {
  expect(historyOf(book, id('commune', '30313', OLD))).toMatchObject([
    { kind: 'moved', at: NEW, before: { fullName: 'Thành phố Long Xuyên' }, after: { fullName: 'Tỉnh An Giang' } },
  ])
})

test('split, and a district abolished with what it left', () => {
  expect(historyOf(book, id('commune', '18796', OLD))).toMatchObject([
    { kind: 'ended', how: 'split', into: { length: 3 } },
  ])
  const [event] = historyOf(book, id('district', '586', OLD))
  expect(event).toMatchObject({ kind: 'ended', how: 'abolished' })
  const into = event?.kind === 'ended' ? event.into.map((side) => [side.unit.name, side.kind]) : []
  expect(into.sort()).toEqual([
    ['Ninh Chử', 'part'],
    ['Ninh Hải', 'part'],
    ['Vĩnh Hải', 'whole'],
    ['Xuân Hải', 'whole'],
  ])
})

test('a district without communes became one', () => {
  expect(historyOf(book, id('district', '498', OLD))).toMatchObject([
    { kind: 'ended', how: 'became', into: [{ unit: { fullName: 'Đặc khu Hoàng Sa' } }] },
  ])
})

test('Thừa Thiên Huế', () => {
  expect(historyOf(book, id('province', '46', OLD))).toMatchObject([
    { kind: 'renamed', at: '2025-01-01', typeOnly: false, legalBasis: '175/2024/QH15' },
  ])
})
