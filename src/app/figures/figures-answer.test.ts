import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import { makePublicData, type PublicData } from '../../../test/support/public-data.ts'
import { inside, makeDocument, makeFigure, makeModel, makeProgramme } from '../../../test/support/registry-rows.ts'
import { ProblemError } from '../../core/problem.ts'
import { mapOn } from '../../core/units/trace.ts'
import { programmeLines } from '../../db/read/lists.ts'
import { listWords } from '../../i18n/list-words.ts'
import { figures } from '../lists/figures.ts'
import type { ListQuery } from '../lists/filter.ts'
import { prepareFor } from '../lists/listing.ts'
import { layIn, scopeOf } from '../lists/scope.ts'
import { figuresAnswer } from './figures-answer.ts'

let t: TestApp
let data: PublicData
beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-11-22T03:00:00Z') })
  data = await makePublicData(t.app, t.tenantId)
})
afterAll(() => t?.close())

const ask = async (query: ListQuery, lang: 'vi' | 'en' = 'vi') =>
  figuresAnswer(t.app, await prepareFor(figures, t.app, query), listWords(lang))
const refusal = async (query: ListQuery) => {
  const error = await ask(query).catch((e: unknown) => e)
  if (!(error instanceof ProblemError)) throw new Error('not refused')
  return error.problem
}

describe('figures of a programme', () => {
  test('declared as stored with the words, recorded beside it with the rule and the number of records', async () => {
    const answer = await ask({ programme: 'thu/can-giuoc' })
    const declared = answer.figures.find((f) => f.id === data.declared)
    expect(declared).toMatchObject({
      measure: 'models',
      basis: 'declared',
      value: 93,
      unit: 'Huyện Cần Giuộc',
      period: '2021-2023',
      asOf: '2023-09-26',
      boundaries: 'then',
      source: { document: data.document, quote: '93 mô hình', start: 25 },
      place: { province: 'Tỉnh Long An', now: { province: 'Tỉnh Tây Ninh', commune: null } },
      href: `/so-lieu/thu/${data.declared}`,
    })
    expect(declared?.rule).toBe(
      'Đếm: như văn bản ghi, giai đoạn 2021–2023, huyện Cần Giuộc (ranh giới lúc đó), đến 26/09/2023',
    )
    expect(declared).not.toHaveProperty('records')
    // Seven models, one model of a person, two persons: ten participations.
    const recorded = answer.figures.find(
      (f) => f.basis === 'recorded' && f.measure === 'models' && Object.keys(f.dimensions).length === 0,
    )
    expect(recorded).toMatchObject({ value: 10, records: 10, asOf: '2026-11-22' })
    expect(recorded?.rule).toBe(
      'Đếm: lượt đã thực hiện, giai đoạn 2021–2023, huyện Cần Giuộc (ranh giới lúc đó), đến 22/11/2026',
    )
    expect(recorded).not.toHaveProperty('source')
    expect(recorded?.href).toContain('/chuong-trinh/thu/can-giuoc/ho-so?')
  })

  test('by field: the count of that field only; nothing comparable for a result in money', async () => {
    const { figures: found, coverage } = await ask({ programme: 'thu/can-giuoc' })
    const economy = found.filter((f) => f.dimensions.fieldCode === 'economy')
    expect(economy.map((f) => [f.basis, f.value])).toEqual([
      ['declared', 23],
      ['recorded', 4],
    ])
    expect(found.filter((f) => f.measure === 'result').map((f) => f.basis)).toEqual(['declared'])
    expect(coverage.map((c) => [c.declared, c.recorded, c.permille])).toEqual([
      [93, 10, 108],
      [23, 4, 174],
    ])
    for (const c of coverage)
      expect(c.figures.map((id) => found.find((f) => f.id === id)?.basis)).toEqual(['declared', 'recorded'])
  })

  test('every recorded figure is there once, and its id stays', async () => {
    const [first, second] = [await ask({}), await ask({}, 'en')]
    const ids = first.figures.map((f) => f.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(second.figures.map((f) => f.id)).toEqual(ids)
    expect(second.figures[0]?.rule).toMatch(/^Counts: /)
  })

  test('filters about figures: measure, basis, field', async () => {
    expect((await ask({ basis: 'recorded' })).figures.every((f) => f.basis === 'recorded')).toBe(true)
    expect((await ask({ measure: 'result' })).figures).toHaveLength(1)
    expect((await ask({ field: 'Kinh tế' })).figures).toHaveLength(2)
  })
})

describe('boundaries', () => {
  const slugs = (answer: Awaited<ReturnType<typeof ask>>) => new Set(answer.figures.map((f) => f.programme.slug))

  test('then: a district and a province of the time; the new province had none of them', async () => {
    expect(slugs(await ask({ unit: 'huyện Cần Giuộc' }))).toEqual(new Set(['can-giuoc']))
    expect(slugs(await ask({ unit: 'huyen can giuoc' }))).toEqual(new Set(['can-giuoc']))
    expect(slugs(await ask({ unit: 'tỉnh Long An' }))).toEqual(new Set(['can-giuoc']))
    expect(slugs(await ask({ unit: 'Huyện Kiên Hải, tỉnh Kiên Giang' }))).toEqual(new Set(['nam-du', 'xa-khac']))
    expect(slugs(await ask({ unit: '80', date: '2026-01-01' }))).toEqual(new Set())
  })

  test('now: a province has everything that maps to it, exactly', async () => {
    const answer = await ask({ unit: 'tỉnh Tây Ninh', boundaries: 'now' })
    expect(slugs(answer)).toEqual(new Set(['can-giuoc']))
    expect(answer.unallocated).toEqual([])
    expect(answer.figures[0]?.rule).toContain('huyện Cần Giuộc, nay thuộc tỉnh Tây Ninh (ranh giới hiện nay)')
    expect(slugs(await ask({ unit: 'An Giang', boundaries: 'now' }))).toEqual(new Set(['nam-du', 'xa-khac']))
  })

  test('now: a commune has what lies in it whole; what is divided stands apart, with every place it may be', async () => {
    const island = await ask({ unit: 'đặc khu Kiên Hải', boundaries: 'now' })
    expect(slugs(island)).toEqual(new Set(['nam-du', 'xa-khac']))
    const commune = await ask({ unit: 'xã Cần Giuộc', boundaries: 'now' })
    expect(commune.figures).toEqual([])
    expect(commune.coverage).toEqual([])
    expect(commune.unallocated.map((f) => f.value)).toContain(93)
    const names = commune.unallocated[0]?.candidates.map((c) => c.name) ?? []
    expect(names).toContain('Xã Cần Giuộc')
    expect(names.length).toBeGreaterThan(3)
  })

  test('now, asked of the district that is gone: the same figures, apart', async () => {
    const answer = await ask({ unit: 'huyện Cần Giuộc', boundaries: 'now' })
    expect(answer.figures).toEqual([])
    expect(answer.unallocated.length).toBeGreaterThan(3)
  })

  test('a name that means two units is a problem with both and their days', async () => {
    const found = await refusal({ unit: 'Cần Giuộc' })
    expect(found.code).toBe('unit.ambiguous')
    expect(found.details.ids).toHaveLength((found.details.choices as string[]).length)
    for (const id of found.details.ids as string[])
      expect((await ask({ unit: id })).figures.length).toBeGreaterThanOrEqual(0)
    expect((await refusal({ unit: 'Xứ Không Có' })).code).toBe('unit.unknown')
    expect((await refusal({ unit: '80', date: '2025-13-01' })).code).toBe('date.invalid')
    expect((await refusal({ movement: 'không có' })).field).toBe('movement')
  })

  test('a code is taken with its day', async () => {
    expect((await refusal({ unit: '80' })).code).toBe('unit.code-needs-date')
    expect(slugs(await ask({ unit: '807', date: '2023-09-26' }))).toEqual(new Set(['can-giuoc']))
  })
})

test('the scopes in SQL agree with asking every programme one by one', async () => {
  const { app } = t
  const { tenantId } = await testTenant(app, 'ngau-nhien')
  const every = app.units.book.data.units
  // Communes that stayed themselves while their district ended are few, and the ones that are easily got wrong.
  const kept = every.filter((u) => u.level === 'commune' && u.validFrom === null && u.validTo === null)
  const all = Array.from({ length: 120 }, (_, i) =>
    i % 5 === 0 ? kept[i % kept.length] : every[(i * 7919) % every.length],
  )
  const made = await inside(app, tenantId, async (m) => {
    const rows: { id: string; unitId: string; to: number; province: string }[] = []
    for (let i = 0; i < 120; i++) {
      const unit = all[i]
      if (unit === undefined) continue
      const to = 2020 + (i % 8)
      const province = app.units.provinceId(unit.id, `${to}-12-31`)
      const programme = await makeProgramme(m, { unitId: unit.id, provinceId: province, slug: `p${i}`, from: 2019, to })
      rows.push({ id: programme.id, unitId: unit.id, to, province })
    }
    return rows
  })
  const asked = new Set<string>()
  for (const row of made) {
    asked.add(row.unitId).add(row.province)
    for (const edge of app.units.book.parents.get(row.unitId) ?? []) asked.add(edge.parentId)
    const today = mapOn(app.units.book, row.unitId, app.units.today)
    if (today.kind === 'exact') asked.add(today.unitId)
    if (today.kind === 'unallocated') for (const share of today.shares.slice(0, 2)) asked.add(share.unitId)
  }
  for (const id of asked) {
    const unit = app.units.book.units.get(id)
    if (unit === undefined) continue
    for (const boundaries of ['then', 'now'] as const) {
      const found = scopeOf(app.units, unit, boundaries)
      const lines = await programmeLines(app.db.public, { tenantId, scope: found.scope }, undefined, 1000)
      const apart = found.straddling.map((s) => s.unitId)
      const expected = made.filter((row) =>
        boundaries === 'then' ? layIn(app.units, row.unitId, id, `${row.to}-12-31`) : isNow(row.unitId, id),
      )
      expect(lines.map((l) => l.id).sort(), `${boundaries} ${app.units.fullName(id)}`).toEqual(
        expected.map((row) => row.id).sort(),
      )
      if (boundaries === 'then') continue
      const mayBe = made.filter((row) => mayLieIn(row.unitId, id)).map((row) => row.unitId)
      expect(
        new Set(made.filter((row) => apart.includes(row.unitId)).map((row) => row.unitId)),
        app.units.fullName(id),
      ).toEqual(new Set(mayBe))
    }
  }
})

/** Today's unit of the one asked about: itself, or what it became. */
const target = (askedId: string): string | undefined => {
  const placed = mapOn(t.app.units.book, askedId, t.app.units.today)
  return placed.kind === 'exact' ? placed.unitId : undefined
}

function isNow(unitId: string, askedId: string): boolean {
  const { book, today } = t.app.units
  const wanted = target(askedId)
  const placed = mapOn(book, unitId, today)
  if (wanted === undefined) {
    // A district that is gone: what it was made of and can be placed.
    const parents = (book.parents.get(unitId) ?? []).map((e) => e.parentId)
    return placed.kind === 'exact' && (unitId === askedId || parents.includes(askedId))
  }
  if (book.units.get(wanted)?.level === 'province') return t.app.units.mapToday(unitId).provinceId === wanted
  return placed.kind === 'exact' && placed.unitId === wanted
}

function mayLieIn(unitId: string, askedId: string): boolean {
  const { book, today } = t.app.units
  const wanted = target(askedId)
  const placed = mapOn(book, unitId, today)
  if (placed.kind !== 'unallocated') return false
  if (wanted === undefined)
    return unitId === askedId || (book.parents.get(unitId) ?? []).some((e) => e.parentId === askedId)
  return book.units.get(wanted)?.level !== 'province' && placed.shares.some((s) => s.unitId === wanted)
}

test('two documents that disagree, and sums, come as conflicts with a sentence and the words', async () => {
  const { tenantId } = await testTenant(t.app, 'mau-thuan')
  const unitId = t.app.units.book.byCode.get('807')?.find((u) => u.validTo !== null)?.id ?? ''
  await inside(t.app, tenantId, async (made) => {
    const programme = await makeProgramme(made, {
      unitId,
      provinceId: t.app.units.provinceId(unitId),
      slug: 'hai-bai',
      from: 2021,
      to: 2023,
    })
    await makeModel(made, programme, { name: 'Một mô hình' })
    const one = await makeDocument(made, programme, { title: 'Bài một', text: '76 mô hình', open: true })
    const two = await makeDocument(made, programme, { title: 'Bài hai', text: '78 mô hình', open: true })
    await makeFigure(made, programme, one, { value: 76, quote: '76 mô hình' })
    await makeFigure(made, programme, two, { value: 78, quote: '78 mô hình' })
  })
  const { conflicts } = await ask({ tenant: 'mau-thuan' })
  expect(conflicts).toHaveLength(1)
  expect(conflicts[0]).toMatchObject({ kind: 'documents', computed: 76, stated: 78, unit: 'Huyện Cần Giuộc' })
  expect(conflicts[0]?.sentence).toBe('hai văn bản ghi khác nhau: 78 và 76')
  expect((await ask({ tenant: 'mau-thuan', measure: 'awards' })).conflicts).toEqual([])
})
