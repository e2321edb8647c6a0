import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../decode.ts'
import { toContract } from './contract.ts'
import { type ArticleReading, readArticle } from './read.ts'

/** The labelled articles and the five real ones lie beside the checkout and are no part of it. */
const SHARED = join(import.meta.dirname, '../../../../shared')
const DEV = join(SHARED, 'claims/dev')
const SEEDS = join(SHARED, 'seeds')
const DEMO = join(import.meta.dirname, '../../../reference/demo')

function readFolder(folder: string): Map<string, ArticleReading> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return new Map(
    files.sort().map((name) => {
      const decoded = decodeText(readFileSync(join(folder, name)))
      if (!decoded.ok) throw new Error(`${name}: ${decoded.problem.code}`)
      const id = name.replace(/\.txt$/, '')
      return [id, readArticle(id, decoded.value.text)]
    }),
  )
}

type Score = Record<'found' | 'coreFound' | 'typed' | 'placed' | 'sums' | 'models', { f1: number }> & {
  approx: number
  extra: number
}

describe.skipIf(!existsSync(DEV))('the labelled articles', () => {
  it('are read at least as well as promised', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kheo-score-'))
    try {
      const file = join(folder, 'predictions.jsonl')
      writeFileSync(file, [...readFolder(DEV).values()].map((r) => JSON.stringify(toContract(r))).join('\n'))
      const out = execFileSync(process.execPath, [join(SHARED, 'claims/score.mjs'), join(DEV, 'labels.jsonl'), file], {
        encoding: 'utf8',
      })
      const score = JSON.parse(out) as Score
      expect(score.found.f1).toBeGreaterThanOrEqual(0.97)
      expect(score.typed.f1).toBeGreaterThanOrEqual(0.95)
      expect(score.placed.f1).toBeGreaterThanOrEqual(0.85)
      expect(score.sums.f1).toBeGreaterThanOrEqual(0.95)
      expect(score.models.f1).toBeGreaterThanOrEqual(0.93)
      expect(score.approx).toBeGreaterThanOrEqual(0.99)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

interface Expected {
  /** kind, value and qualifiers, in any order. */
  readonly figures: readonly string[]
  readonly sums: readonly (readonly [parts: readonly number[], total: number])[]
  readonly models: readonly string[]
  readonly place: object
  readonly when: string
}

const COVID = [
  'Chuyến xe rau nghĩa tình',
  'Bó rau 0 đồng',
  'Shipper thanh niên',
  'Bếp ăn yêu thương',
  'Sóng và máy tính cho em',
]
const EXPECTED: Readonly<Record<string, Expected>> = {
  'Cần Giuộc': {
    figures: [
      'models_total 93',
      'models_replicated 33',
      'awards_collective 5 form=giấy khen giver=Chủ tịch UBND huyện',
      'awards_individual 5 form=giấy khen giver=Chủ tịch UBND huyện',
    ],
    sums: [],
    models: [
      'Trồng rau, nuôi tôm ứng dụng công nghệ cao',
      'Hũ gạo tình thương',
      'Tặng thẻ bảo hiểm y tế cho người có hoàn cảnh khó khăn và học sinh',
      'Tuyến đường sáng, xanh, sạch, đẹp',
      'Khu dân cư tự quản',
      'IT áo xanh',
      'Em nuôi của Đoàn',
      'Nuôi heo đất',
      'Mẹ đỡ đầu cho con',
      'Vận động giải phóng mặt bằng các dự án, công trình trọng điểm',
      ...COVID,
    ],
    place: { district: 'Cần Giuộc', province: 'Long An' },
    when: '2023-09-26 2021-2023',
  },
  'Cần Đước': {
    figures: ['models_total 76 level=từ huyện đến cơ sở year=2023'],
    sums: [],
    models: [
      'Tự quản Tuyến đường sáng - xanh - sạch - đẹp - an toàn',
      'Nét đẹp đường quê',
      'Tôn giáo tham gia công tác cải cách hành chính',
      'Niềm nở khi tiếp xúc, tận tình khi hướng dẫn, trách nhiệm khi giải quyết công việc',
      'Phân loại chất thải hữu cơ, chất thải rắn',
    ],
    place: { district: 'Cần Đước', province: 'Long An' },
    when: '2023-12-01 2023',
  },
  'Phụng Hiệp': {
    figures: ['models_total 165', 'models_collective 130', 'models_individual 35'],
    sums: [[[130, 35], 165]],
    models: [
      'Xóa nhà tạm, nhà dột nát',
      'Lấy ý kiến người dân tại bộ phận tiếp nhận và trả kết quả trên địa bàn huyện Phụng Hiệp',
    ],
    place: { district: 'Phụng Hiệp' },
    when: '2023-04-06 2023',
  },
  'Nam Du': {
    figures: [
      'models_total 161',
      'models_registered 7 level=huyện status=duy trì',
      'models_total 6 period=2017-2020 tag=nông thôn mới',
      'models_by_year 32 status=thực hiện year=2016',
      'models_by_year 30 status=thực hiện year=2017',
      'models_total 6 period=2017-2020 tag=nông thôn mới',
      'models_by_year 31 status=đăng ký year=2018',
      'models_by_year 32 status=đăng ký year=2019',
      'models_by_year 30 status=đăng ký year=2020',
      'models_commended 33 form=biểu dương giver=UBND xã',
      'awards_collective 24 giver=UBND xã',
      'awards_individual 4 giver=UBND xã',
    ],
    sums: [[[32, 30, 6, 31, 32, 30], 161]],
    models: [
      'Câu lạc bộ “Nhân ái”',
      'Xây dựng tuyến đường sáng-xanh-sạch-đẹp',
      'Chăm lo nhà ở cho người nghèo, khó khăn trên địa bàn xã',
      'Đội Cựu chiến binh tham gia bảo vệ an ninh trật tự',
      'Bến đò phòng, chống tội phạm',
    ],
    place: { commune: 'Nam Du' },
    when: '2020-08-03 2016-2020',
  },
  'Ninh Hải': {
    figures: [
      'models_total 59',
      'models_by_field 19 field=kinh tế',
      'models_by_field 23 field=văn hóa - xã hội',
      'models_by_field 10 field=an ninh - quốc phòng',
      'models_by_field 7 field=hệ thống chính trị',
      'models_selected 8',
      'awards_collective 3 giver=Huyện ủy',
      'awards_individual 5 giver=Huyện ủy',
    ],
    sums: [[[19, 23, 10, 7], 59]],
    models: [
      'Nông dân làm du lịch, nho trải nghiệm-Thái An-Vĩnh Hải',
      'Thu gom phế liệu, tặng quà phụ nữ nghèo',
      'Tổ ca nô bảo vệ môi trường ứng phó với biến đổi khí hậu và cứu nạn, cứu hộ trên biển thôn Vĩnh Hy',
      'Kết nối trên Zalo Chính quyền và Nhân dân tham gia tại thôn Thành Sơn',
    ],
    place: { district: 'Ninh Hải' },
    when: '2024-11-22 2022-2025',
  },
}

const line = (claim: ArticleReading['claims'][number]): string =>
  [
    claim.kind,
    claim.value,
    ...Object.entries(claim.qualifier ?? {})
      .sort()
      .map(([k, v]) => `${k}=${k === 'giver' ? v.replace(/^\p{L}/u, (c: string) => c.toUpperCase()) : v}`),
  ].join(' ')

function readsExactly(reading: ArticleReading, spell: (name: string) => string): void {
  const name = Object.keys(EXPECTED).find((n) => Object.values(reading.place ?? {}).includes(n)) ?? ''
  const expected = EXPECTED[name]
  if (expected === undefined) throw new Error(`${reading.id}: no such place`)
  const { place, date, period, year } = toContract(reading)
  expect(place).toEqual(expected.place)
  expect(`${date} ${period ?? year}`).toBe(expected.when)
  expect(reading.claims.map(line).sort()).toEqual([...expected.figures].sort())
  expect(
    reading.sums.map((s) => [s.parts.map((p) => reading.claims[p]?.value), reading.claims[s.total]?.value, s.holds]),
  ).toEqual(expected.sums.map((s) => [...s, true]))
  expect(reading.models.map((m) => spell(m.name)).sort()).toEqual([...expected.models].sort())
  expect(reading.conflicts).toEqual([])
}

const MISPRINT = (name: string) => name.replace('bảo hiếm', 'bảo hiểm')

describe.each([
  ['the five real articles', SEEDS],
  ['the five retellings', DEMO],
])('%s', (_, folder) => {
  const readings = existsSync(folder) ? [...readFolder(folder).values()] : []
  const of = (name: string) => readings.find((r) => Object.values(r.place ?? {}).includes(name))

  it.skipIf(readings.length === 0)('are read exactly: figures, sums, models, place, time', () => {
    expect(readings).toHaveLength(5)
    for (const reading of readings) readsExactly(reading, MISPRINT)
    expect(readings.reduce((n, r) => n + r.claims.length - r.same.reduce((m, g) => m + g.length - 1, 0), 0)).toBe(27)
    expect(readings.reduce((n, r) => n + r.models.length, 0)).toBe(31)
  })

  it.skipIf(readings.length === 0)('say who owns what, what is an example of what, and what is only demanded', () => {
    const nhan = of('Cần Giuộc')?.models ?? []
    expect(nhan.filter((m) => m.exampleOf === 1)).toHaveLength(10)
    expect(
      nhan
        .filter((m) => m.campaign === 'Toàn dân tham gia phòng, chống dịch Covid-19')
        .map((m) => m.name)
        .sort(),
    ).toEqual([...COVID].sort())
    const xoa = of('Phụng Hiệp')?.models.find((m) => m.name.startsWith('Xóa nhà'))
    expect(xoa).toMatchObject({
      owners: ['Ban Dân vận Huyện ủy'],
      places: [{ commune: 'Phương Phú' }],
      registration: 'breakthrough',
    })
    expect(of('Phụng Hiệp')?.models.find((m) => m.name.startsWith('Lấy ý kiến'))?.registration).toBe('replicated')
    expect(of('Phụng Hiệp')?.quotas).toMatchObject([
      { min: 1, perUnitType: ['xã', 'thị trấn'], registrations: ['maintained', 'replicated'] },
    ])
    expect(of('Nam Du')?.models.find((m) => m.name.startsWith('Bến đò'))?.owners).toEqual(['Đoàn thanh niên xã Nam Du'])
    expect(of('Nam Du')?.subsets).toHaveLength(2)
    expect(of('Nam Du')?.same).toHaveLength(1)
    expect(of('Ninh Hải')?.models.find((m) => m.name.startsWith('Thu gom'))?.owners).toEqual([
      'Hội LHPN Khánh Hải',
      'Hội LHPN Phương Hải',
      'Hội Liên hiệp Phụ nữ huyện',
    ])
    expect(of('Ninh Hải')?.models.find((m) => m.name.startsWith('Tổ ca nô'))?.owners).toEqual([])
    expect(
      of('Ninh Hải')
        ?.citations.map((c) => c.symbol)
        .sort(),
    ).toEqual(['152-KH/HU', '35-CT/TU', '91-KH/HU'])
  })

  it.skipIf(readings.length === 0)(
    'tell the event: reviews with their days, the inspection with scopes and recommendations',
    () => {
      const kinds = ['Cần Giuộc', 'Cần Đước', 'Nam Du', 'Ninh Hải'].map(
        (n) => `${of(n)?.events[0]?.kind} ${of(n)?.events[0]?.date}`,
      )
      expect(kinds).toEqual([
        'interim-review 2023-09-26',
        'inspection 2023-12-01',
        'final-review 2020-08-03',
        'interim-review 2024-11-21',
      ])
      expect(of('Cần Đước')?.events[0]?.scopes).toHaveLength(4)
      expect(of('Cần Đước')?.events[0]?.recommendations).toHaveLength(5)
    },
  )
})
