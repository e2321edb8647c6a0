import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSum, coverage, disagreements } from './coverage.ts'
import { placeClaim } from './from-claim.ts'
import { levelOf } from './level.ts'
import { type Cells, type Dimensions, recordedFor, spanOf } from './recorded.ts'

describe('coverage', () => {
  test.each([
    [93, 15, 161],
    [295, 263, 892],
    [3, 1, 333],
    [8, 1, 125],
    [10, 10, 1000],
    [0, 0, null],
    [5, 7, null],
  ])('%i declared, %i recorded: %s per mille, half up', (declared, recorded, permille) => {
    expect(coverage(declared, recorded).permille).toBe(permille)
  })

  test('more records than declared is told, never hidden in a percentage', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (declared, recorded) => {
        const c = coverage(declared, recorded)
        expect(c.excess).toBe(Math.max(0, recorded - declared))
        if (c.permille !== null) expect(c.permille).toBe(Math.round((recorded / declared) * 1000 + 1e-9))
      }),
    )
  })
})

describe('a sum', () => {
  test.each([
    [[19, 23, 10, 7], 59, undefined, true],
    [[19, 23, 10, 7], 58, undefined, false],
    [[630, 170, 214], 1000, 'tren', true],
    [[630, 170], 1000, 'tren', false],
    [[100, 195], 300, 'gan', true],
    [[100, 205], 300, 'gan', false],
    [[99, 100], 200, 'khoang', true],
  ])('%j against %i (%s) holds: %s', (parts, stated, approx, holds) => {
    expect(checkSum(parts, stated, approx).holds).toBe(holds)
  })
})

describe('two documents', () => {
  const figure = (id: string, document: string, value: number, place = 'p', approx = false) => ({
    id,
    document,
    measure: 'models',
    place,
    value,
    approx,
  })
  test('disagree when they say different things about the same place', () => {
    const found = disagreements([figure('a', 'd1', 93), figure('b', 'd2', 94), figure('c', 'd2', 5, 'q')])
    expect(found.map(([x, y]) => [x.id, y.id])).toEqual([['a', 'b']])
  })
  test('agree when they say the same, or only about', () => {
    expect(disagreements([figure('a', 'd1', 93), figure('b', 'd2', 93)])).toEqual([])
    expect(disagreements([figure('a', 'd1', 93), figure('b', 'd2', 90, 'p', true)])).toEqual([])
    expect(disagreements([figure('a', 'd1', 93), figure('b', 'd1', 94)])).toEqual([])
  })
})

describe('placing a claim', () => {
  const claim = (kind: string, qualifier = {}) => ({ kind, value: 1, start: 0, quote: '1', why: [], qualifier })
  test.each([
    ['models_total', {}, 'models'],
    ['models_recognised', {}, 'models.recognised'],
    ['awards_collective', { status: 'đề nghị' }, 'awards.proposed'],
    ['awards_models', { form: 'biểu dương' }, 'commendations'],
    ['models_commended', {}, 'commendations'],
    ['money_vnd', {}, 'result'],
    ['something_new', {}, 'result'],
    ['constructor', {}, 'result'],
    ['__proto__', {}, 'result'],
  ])('%s %j is %s', (kind, qualifier, measure) => {
    expect(placeClaim(claim(kind, qualifier)).measure).toBe(measure)
  })
})

test.each([
  ['huyện', 'district'],
  ['cấp xã', 'base'],
  ['tỉnh', 'province'],
  ['từ huyện đến cơ sở', undefined],
])('level %s is %s', (printed, level) => {
  expect(levelOf(printed)).toBe(level)
})

test.each([
  ['2017-2020', { from: 2017, to: 2020 }],
  ['2019', { from: 2019, to: 2019 }],
  ['ba năm', null],
  [null, null],
])('the span of %s', (years, span) => {
  expect(spanOf(years)).toEqual(span)
})

describe('the recorded number beside a figure', () => {
  const any: Dimensions = {
    measure: 'models',
    programmeId: 'p',
    kind: null,
    subject: null,
    year: null,
    years: null,
    status: null,
    fieldCode: null,
    unknownPlace: false,
    tagId: null,
    level: null,
    form: null,
    issuer: null,
  }
  const record = fc.record({
    programme_id: fc.constantFrom('p', 'q'),
    year: fc.constantFrom(null, 2016, 2017, 2020),
    field_code: fc.constantFrom('', 'economy', 'culture-society'),
    level: fc.constantFrom('', 'base', 'district'),
    kind: fc.constantFrom('collective', 'individual'),
    status: fc.constantFrom('accepted', 'in-progress', 'not-implemented', 'recognised', 'draft'),
    selected: fc.boolean(),
  })
  const dimensions = fc.record({
    year: fc.constantFrom(null, 2016, 2020),
    years: fc.constantFrom(null, '2016-2017'),
    fieldCode: fc.constantFrom(null, 'economy'),
    kind: fc.constantFrom(null, 'individual'),
    level: fc.constantFrom(null, 'huyện'),
  })

  test('equals a plain count of the records that fit, however they are grouped', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 60 }), dimensions, (records, d) => {
        const cells: Cells = { cells: records.map((r) => ({ ...r, n: 1 })), byTag: [], replicated: [], lines: [] }
        const span = d.years === null ? null : { from: 2016, to: 2017 }
        const plain = records.filter(
          (r) =>
            r.programme_id === 'p' &&
            (r.status === 'in-progress' || r.status === 'recognised') &&
            (d.year === null || r.year === d.year) &&
            (span === null || (r.year !== null && r.year >= span.from && r.year <= span.to)) &&
            (d.fieldCode === null || r.field_code === d.fieldCode) &&
            (d.kind === null || r.kind === d.kind) &&
            (d.level === null || r.level === 'district'),
        ).length
        expect(recordedFor({ ...any, ...d }, cells)).toBe(plain)
      }),
    )
  })

  test('is nothing, not zero, where nothing comparable is kept', () => {
    const none: Cells = { cells: [], byTag: [], replicated: [], lines: [] }
    expect(recordedFor({ ...any, measure: 'result' }, none)).toBeNull()
    expect(recordedFor({ ...any, unknownPlace: true }, none)).toBeNull()
    expect(recordedFor({ ...any, status: 'tiêu biểu' }, none)).toBeNull()
    expect(recordedFor(any, none)).toBe(0)
  })
})
