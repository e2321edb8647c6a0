import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { makePublicData, SECRET } from '../../test/support/public-data.ts'
import { PROBLEMS, ProblemError } from '../core/problem.ts'
import type { Lang } from '../i18n/catalogue.ts'
import { problemSentence } from '../i18n/problem-sentence.ts'
import { exportVerb } from './export.ts'
import { figuresVerb } from './figures.ts'
import { searchVerb } from './search.ts'
import { unitsVerb } from './units.ts'
import type { Call, Verb } from './verb.ts'

let t: TestApp
let folder: string
beforeAll(async () => {
  t = await testApp()
  await makePublicData(t.app, t.tenantId)
  folder = mkdtempSync(join(tmpdir(), 'kheo-export-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await t?.close()
})

interface Asked {
  readonly values?: Call['values']
  readonly files?: readonly string[]
  readonly json?: boolean
  readonly lang?: Lang
}

async function run(verb: Verb, asked: Asked = {}) {
  const out: string[] = []
  const progress: string[] = []
  const values: unknown[] = []
  const call: Call = {
    config: {
      dataDir: folder,
      port: 0,
      host: '127.0.0.1',
      databaseUrl: t.test.url,
      origin: 'https://kheo.example',
      operator: undefined,
    },
    terminal: {
      lang: asked.lang ?? 'vi',
      out: (line) => out.push(line),
      json: (value) => values.push(JSON.parse(JSON.stringify(value))),
      progress: (line) => progress.push(line),
      tick: () => {},
    },
    values: asked.values ?? {},
    files: asked.files ?? [],
    json: asked.json ?? false,
  }
  const exit = await verb.run(call)
  return { exit, text: out.join('\n'), progress, json: JSON.parse(JSON.stringify(values[0] ?? null)) }
}

async function refusal(verb: Verb, asked: Asked) {
  const error = await run(verb, asked).catch((e: unknown) => e)
  if (!(error instanceof ProblemError)) throw new Error(`not refused: ${JSON.stringify(error)}`)
  return { ...error.problem, exit: PROBLEMS[error.problem.code].exit, sentence: problemSentence('vi', error.problem) }
}

describe('kheo figures', () => {
  test('prints the contract as JSON', async () => {
    const { exit, json } = await run(figuresVerb, {
      values: { unit: 'huyện Cần Giuộc', movement: 'Dân vận khéo' },
      json: true,
    })
    expect(exit).toBe(0)
    expect(Object.keys(json)).toEqual(['figures', 'coverage', 'conflicts', 'unallocated'])
    const [first] = json.figures
    for (const name of ['measure', 'basis', 'value', 'unit', 'period', 'dimensions', 'rule', 'asOf', 'source'])
      expect(first).toHaveProperty(name)
    expect(first.source.quote).toBe('93 mô hình')
    expect(JSON.stringify(json)).not.toContain(SECRET)
  })

  test('prints a table that people read, in both languages', async () => {
    const vi = await run(figuresVerb, { values: { unit: 'huyện Cần Giuộc' } })
    expect(vi.text).toContain('Dân vận khéo – Huyện Cần Giuộc, Tỉnh Long An, 2021–2023')
    expect(vi.text).toMatch(/○ Báo cáo +93 +mô hình +“93 mô hình” \(Báo Long An, 26\/09\/2023\)/)
    expect(vi.text).toMatch(/● Hồ sơ +10 +mô hình/)
    expect(vi.text).toMatch(/báo cáo 93, có hồ sơ 10 +10,8/)
    const en = await run(figuresVerb, { values: { unit: 'huyện Cần Giuộc' }, lang: 'en' })
    expect(en.text).toContain('declared 93, with a record 10')
    const now = await run(figuresVerb, { values: { unit: 'xã Cần Giuộc', boundaries: 'now' } })
    expect(now.text).toContain('Chưa phân bổ được theo địa giới hiện nay')
    expect((await run(figuresVerb, { values: { unit: 'thành phố Hà Nội' } })).text).toBe(
      'Chưa có số liệu nào khớp với điều kiện.',
    )
  })

  test('a name that means two units: exit code 3 and both, with their days', async () => {
    const found = await refusal(figuresVerb, { values: { unit: 'Cần Giuộc' } })
    expect([found.code, found.exit]).toEqual(['unit.ambiguous', 3])
    expect(found.sentence).toMatch(/Huyện Cần Giuộc, Tỉnh Long An đến 30\/06\/2025/)
    expect(found.sentence).toMatch(/Xã Cần Giuộc, Tỉnh Tây Ninh từ 01\/07\/2025/)
    expect(found.details.choices).toHaveLength((found.details.ids as string[]).length)
  })

  test('bad options are refused with what may be used', async () => {
    expect((await refusal(figuresVerb, { values: { boundaries: 'sau' } })).sentence).toContain('then, now')
    expect((await refusal(figuresVerb, { values: { movement: 'x' } })).sentence).toContain('dan-van-kheo')
    expect((await refusal(figuresVerb, { values: { date: '32/01/2023', unit: '807' } })).code).toBe('date.invalid')
    expect((await refusal(figuresVerb, { values: { status: 'recognised' } })).sentence).toContain('không lọc được')
    expect(
      (await run(figuresVerb, { values: { date: '26/09/2023', unit: '807' }, json: true })).json.figures.length,
    ).toBeGreaterThan(0)
  })
})

describe('kheo units', () => {
  test('two units of one name are an answer, with sentences', async () => {
    const { exit, json, text } = await run(unitsVerb, { files: ['Cần', 'Giuộc'], json: true })
    expect([exit, json.answer, text]).toEqual([0, 'several', ''])
    expect(json.sentence).toContain('huyện Cần Giuộc đến 30/06/2025')
    expect(json.sentence).toContain('xã Cần Giuộc từ 01/07/2025')
    const told = (await run(unitsVerb, { files: ['Cần Giuộc'] })).text
    expect(told).toContain('Lập từ: ')
    expect(told).toContain('Nay thuộc một trong: ')
  })

  test('one unit, by code and day; none, with names that come near', async () => {
    const one = await run(unitsVerb, { files: ['807'], values: { date: '2023-09-26' }, json: true })
    expect(one.json).toMatchObject({
      answer: 'one',
      units: [
        {
          fullName: 'Huyện Cần Giuộc',
          lastDay: '2025-06-30',
          today: { kind: 'unallocated', province: 'Tỉnh Tây Ninh' },
        },
      ],
    })
    const gone = await run(unitsVerb, { files: ['807'], values: { date: '2026-01-01' } })
    expect(gone.exit).toBe(3)
    expect(gone.text).toContain('“807” không tồn tại vào ngày 01/01/2026: Huyện Cần Giuộc, Tỉnh Long An đến 30/06/2025')
    const none = await run(unitsVerb, { files: ['Cần Giuộcc'] })
    expect([none.exit, none.text.includes('Không có đơn vị nào')]).toEqual([4, true])
    expect((await refusal(unitsVerb, { files: ['80'], values: { date: 'mai' } })).code).toBe('date.invalid')
  })
})

describe('kheo search', () => {
  test('finds models, documents, units and their programmes without marks; persons never', async () => {
    const { json } = await run(searchVerb, { files: ['can', 'giuoc'], json: true })
    expect(json.documents).toHaveLength(1)
    expect(json.units.length).toBeGreaterThan(1)
    expect(json.programmes.map((p: { tenant: string }) => p.tenant)).toEqual(['thu'])
    expect((await run(searchVerb, { files: ['hu gao'] })).text).toContain('Hũ gạo tình thương')
    const secret = await run(searchVerb, { files: [SECRET], json: true })
    expect([secret.json.models, secret.json.documents, secret.json.programmes]).toEqual([[], [], []])
    expect((await refusal(searchVerb, { files: ['x'], values: { limit: '0' } })).exit).toBe(2)
  })
})

describe('kheo export', () => {
  const LISTS = ['models', 'participations', 'figures', 'documents', 'programmes', 'units', 'awards']

  test.each(LISTS)('%s, with nothing that is hidden', async (what) => {
    for (const format of what === 'figures' ? ['csv', 'json', 'xlsx'] : ['json']) {
      const output = join(folder, `${what}.${format}`)
      const { exit, json } = await run(exportVerb, { values: { what, output }, json: true })
      expect(exit).toBe(0)
      expect(json.rows).toBeGreaterThan(2)
      const bytes = readFileSync(output)
      const text = format === 'xlsx' ? JSON.stringify((await readXlsx(bytes)).sheets) : bytes.toString('utf8')
      expect(text.includes(SECRET), `${what}.${format}`).toBe(false)
      if (format === 'json') expect(JSON.parse(text)).toHaveLength(json.rows)
      expect(existsSync(`${output}.part`)).toBe(false)
    }
  })

  test('filters narrow it; what today’s boundaries leave out is said', async () => {
    const output = join(folder, 'xa.csv')
    const { json, progress } = await run(exportVerb, {
      values: { what: 'models', unit: 'xã Cần Giuộc', boundaries: 'now', output },
      json: true,
    })
    expect(json.rows).toBe(0)
    expect(json.unallocated.map((u: { programme: { slug: string } }) => u.programme.slug)).toEqual(['can-giuoc'])
    expect(progress.join()).toContain('chưa phân bổ được')
    const then = await run(exportVerb, { values: { what: 'models', unit: 'tỉnh Long An', output }, json: true })
    expect(then.json.rows).toBe(7)
  })

  test('what it does not know is refused, and a failed export leaves the old file', async () => {
    const output = join(folder, 'models.json')
    const before = readFileSync(output, 'utf8')
    expect((await refusal(exportVerb, { values: { what: 'constructor' } })).exit).toBe(2)
    expect((await refusal(exportVerb, { values: { what: 'models', format: 'pdf', output } })).exit).toBe(2)
    expect((await refusal(exportVerb, { values: { what: 'documents', field: 'economy', output } })).sentence).toContain(
      'không lọc được',
    )
    for (const nowhere of ['/khong/co/a.csv', folder, `${folder}/`, join(output, 'a.csv')])
      expect((await refusal(exportVerb, { values: { what: 'models', output: nowhere } })).code, nowhere).toBe(
        'file.unwritable',
      )
    expect(
      (await refusal(exportVerb, { values: { what: 'models', output: join(folder, 'a'.repeat(300)) } })).code,
    ).toBe('file.unwritable')
    expect(readFileSync(output, 'utf8')).toBe(before)
  })
})
