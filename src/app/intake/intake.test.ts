import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { isFailure } from '../../../test/support/failure.ts'
import { demoFiles, ROOT, registryDefaults } from '../../compose.ts'
import { listProgrammes } from '../../db/read/programmes.ts'
import { decodeText } from '../../intake/decode.ts'
import { execute } from '../command.ts'
import { type DemoFile, runDemo } from '../demo.ts'
import { reviewFacts } from '../desk/review.ts'
import { programmesWithFigures } from '../portal/home-page.ts'
import { tenantsOf } from '../portal/lookup.ts'
import { verifyAll } from '../verify.ts'
import { decideProposals } from './decide.ts'
import { receiveDocument } from './receive.ts'

/** Every figure of the five programmes as DOMAIN 15 has them: unit, measure, place, value. */
const FIGURES = [
  'Cần Giuộc awards individual giấy khen 5',
  'Cần Giuộc awards collective giấy khen 5',
  'Cần Giuộc models 93',
  'Cần Giuộc models.replicated 33',
  'Cần Đước models 76',
  'Nam Du awards collective 24',
  'Nam Du awards individual 4',
  'Nam Du commendations model 33',
  'Nam Du models 161',
  'Nam Du models 2016 32',
  'Nam Du models 2017 30',
  'Nam Du models 2018 31',
  'Nam Du models 2019 32',
  'Nam Du models 2020 30',
  'Nam Du models.registered district 7',
  'Nam Du models new-countryside 6',
  'Ninh Hải awards collective 3',
  'Ninh Hải awards individual 5',
  'Ninh Hải models 59',
  'Ninh Hải models culture-society 23',
  'Ninh Hải models defence-security 10',
  'Ninh Hải models economy 19',
  'Ninh Hải models political-system 7',
  'Ninh Hải models.selected 8',
  'Phụng Hiệp models 165',
  'Phụng Hiệp models collective 130',
  'Phụng Hiệp models individual 35',
].sort()

const RECORDS = { 'Cần Giuộc': 15, 'Cần Đước': 5, 'Phụng Hiệp': 2, 'Nam Du': 5, 'Ninh Hải': 4 }

/** What the registry holds after reading a folder of texts, in lines that two folders can be compared by. */
async function readInto(files: readonly DemoFile[]) {
  const t = await testApp()
  const outcome = await runDemo(t.app, files, registryDefaults(), () => {})
  const tenants = (await tenantsOf(t.app)).filter((x) => x.tenant_id === outcome.tenantId)
  const programmes = await programmesWithFigures(
    t.app,
    await listProgrammes(t.app.db.public, { tenantId: outcome.tenantId }),
    tenants,
  )
  const nameOf = (unitId: string) => t.app.units.label(unitId)?.name ?? unitId
  const figures = programmes.flatMap((p) =>
    p.declared
      .filter((f) => f.row.measure !== 'result')
      .map((f) => {
        const level =
          f.row.level === null ? null : /huyện/i.test(f.row.level) && !/cơ sở/i.test(f.row.level) ? 'district' : null
        const place = [
          f.row.kind ?? f.row.subject,
          f.row.year,
          f.fieldCode,
          f.tag?.code ?? null,
          level,
          f.row.form === 'giấy khen' ? f.row.form : null,
        ]
        return [nameOf(p.programme.unit_id), f.row.measure, ...place.filter((x) => x !== null), f.value].join(' ')
      }),
  )
  return { t, outcome, programmes, figures: figures.sort(), nameOf }
}

const SEEDS = join(ROOT, '..', 'shared', 'seeds')
const sources = [
  { name: 'the five retellings', files: () => demoFiles() },
  ...(existsSync(SEEDS) ? [{ name: 'the five real articles', files: () => demoFiles(SEEDS) }] : []),
]

describe.each(sources)('reading $name through the real door', ({ files }) => {
  let read: Awaited<ReturnType<typeof readInto>>
  beforeAll(async () => {
    read = await readInto(files())
  })
  afterAll(() => read?.t.close())

  test('every figure is there, placed, and nothing else', () => {
    expect(read.figures).toEqual(FIGURES)
  })

  test('every proposal was accepted, by the demo reader, visibly', async () => {
    expect(read.outcome.documents.map((d) => d.left)).toEqual([0, 0, 0, 0, 0])
    expect(read.outcome.documents.every((d) => d.proposals > 5 && d.accepted === d.proposals)).toBe(true)
  })

  test('every named model is a record, none more', () => {
    const counts = Object.fromEntries(
      read.programmes.map((p) => [
        read.nameOf(p.programme.unit_id),
        p.cells.cells.filter((c) => c.programme_id === p.programme.id).reduce((s, c) => s + c.n, 0),
      ]),
    )
    expect(counts).toEqual(RECORDS)
  })

  test('coverage of Cần Giuộc: 93 declared, 15 with a record; 33 replicated, 10 of them named', () => {
    const p = read.programmes.find((x) => read.nameOf(x.programme.unit_id) === 'Cần Giuộc')
    const total = p?.declared.find((f) => f.value === 93)
    const replicated = p?.declared.find((f) => f.value === 33)
    expect(total?.coverage).toMatchObject({ declared: 93, recorded: 15, permille: 161 })
    expect(replicated?.recorded).toBe(10)
    expect(replicated?.examples.length).toBe(10)
  })

  test("Nam Du's 161 opens to six yearly lines; the six NTM models are a subset and an addend, one figure printed twice", () => {
    const p = read.programmes.find((x) => read.nameOf(x.programme.unit_id) === 'Nam Du')
    const total = p?.declared.find((f) => f.value === 161)
    const ntm = p?.declared.find((f) => f.tag?.code === 'new-countryside')
    expect(total?.sum).toMatchObject({ computed: 161, stated: 161, holds: true })
    expect(total?.sum?.parts).toEqual([32, 30, 6, 31, 32, 30])
    expect(ntm?.claims.length).toBe(2)
    expect(new Set(ntm?.partOf.map((x) => x.role))).toEqual(new Set(['addend', 'subset']))
    expect(p?.declared.find((f) => f.value === 7)?.partOf).toEqual([{ whole: total?.row.id, role: 'subset' }])
  })

  test("Ninh Hải's 59 opens to four fields that add up; Phụng Hiệp's 165 to two kinds", () => {
    const sumOf = (value: number) => read.programmes.flatMap((p) => p.declared).find((f) => f.value === value)?.sum
    expect(sumOf(59)).toMatchObject({ parts: [19, 23, 10, 7], holds: true })
    expect(sumOf(165)).toMatchObject({ parts: [130, 35], holds: true })
  })

  test('every figure opens to words that stand in its document', async () => {
    const actor = read.t.actor
    for (const p of read.programmes) {
      for (const f of p.declared) {
        const facts = await reviewFacts(read.t.app, { ...actor, tenantId: read.outcome.tenantId }, f.document.id)
        const points = [...facts.text]
        for (const c of f.claims) expect(points.slice(c.start, c.start + [...c.quote].length).join('')).toBe(c.quote)
        expect(f.claims.length).toBeGreaterThan(0)
      }
    }
  })

  test('periods and units are those of the texts', () => {
    const lines = read.programmes.map((p) => `${read.nameOf(p.programme.unit_id)} ${p.programme.period_label}`).sort()
    expect(lines).toEqual(
      ['Cần Giuộc 2021-2023', 'Cần Đước 2023', 'Nam Du 2016-2020', 'Ninh Hải 2022-2025', 'Phụng Hiệp 2023'].sort(),
    )
  })

  test('the chain, the rows and the statistics verify', async () => {
    const verdicts = await verifyAll(read.t.app)
    expect(verdicts.map((v) => [v.firstBad, v.strayRows, v.drift])).toEqual(verdicts.map(() => [null, [], 0]))
  })

  test('reading the same files again changes nothing', async () => {
    const before = await verifyAll(read.t.app)
    const again = await runDemo(read.t.app, files(), registryDefaults(), () => {})
    expect(await verifyAll(read.t.app)).toEqual(before)
    expect(again.tenantId).toBe(read.outcome.tenantId)
  })
})

describe('a document that changed', () => {
  test('a changed number in a text changes the figure: nothing is keyed to a document', async () => {
    const files = demoFiles().filter((f) => f.name.includes('ninh-hai'))
    const changed = files.map((f) => ({ name: f.name, bytes: replaceIn(f.bytes, '59 mô hình', '58 mô hình') }))
    const read = await readInto(changed)
    try {
      const total = read.programmes.flatMap((p) => p.declared).find((f) => f.addends.length === 4 || f.value === 58)
      expect(total?.value).toBe(58)
      const p = read.programmes[0]
      expect(p?.conflicts).toContainEqual(expect.objectContaining({ computed: 59, stated: 58 }))
    } finally {
      await read.t.close()
    }
  })
})

function replaceIn(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  if (!text.includes(from)) throw new Error(`«${from}» does not stand in the text`)
  return new TextEncoder().encode(text.replaceAll(from, to))
}

describe('deciding about proposals', () => {
  let t: TestApp
  let documentId: string
  beforeAll(async () => {
    t = await testApp()
    const file = demoFiles().find((f) => f.name.includes('phung-hiep'))
    documentId = await receive(t, file?.bytes ?? new Uint8Array())
  })
  afterAll(() => t?.close())

  const open = async () => (await reviewFacts(t.app, t.actor, documentId)).proposals
  const decide = (decisions: object[], key: string) =>
    execute(t.app, decideProposals, t.actor, { documentId, decisions }, key)

  test('nothing is public before somebody accepted what the document is about', async () => {
    expect(await listProgrammes(t.app.db.public, {})).toEqual([])
  })

  test('a figure needs the programme first', async () => {
    const claim = (await open()).find((p) => p.kind === 'claim')
    const error = await isFailure(decide([{ proposalId: claim?.id, version: 1, verdict: 'accept' }], 'k1'))
    expect(error.code).toBe('proposal.needs-programme')
  })

  test('no correction puts another number in the mouth of the document', async () => {
    const proposals = await open()
    const programme = proposals.find((p) => p.kind === 'programme')
    const claim = proposals.find((p) => p.kind === 'claim')
    const both = [
      { proposalId: programme?.id, version: 1, verdict: 'accept' },
      { proposalId: claim?.id, version: 1, verdict: 'correct', corrected: { value: '166' } },
    ]
    expect(await isFailure(decide(both, 'k2a'))).toMatchObject({ code: 'proposal.not-in-words', field: 'value' })
    expect((await open()).every((p) => p.state === 'proposed')).toBe(true)
  })

  test('what was corrected is kept as corrected, with what was proposed beside it', async () => {
    const proposals = await open()
    const programme = proposals.find((p) => p.kind === 'programme')
    const claim = proposals.find((p) => p.kind === 'claim')
    await decide(
      [
        { proposalId: programme?.id, version: 1, verdict: 'accept' },
        { proposalId: claim?.id, version: 1, verdict: 'correct', corrected: { level: 'huyện' } },
      ],
      'k2',
    )
    const after = (await open()).find((p) => p.id === claim?.id)
    expect(after).toMatchObject({ state: 'corrected', decided_by: t.actor.name, version: 2 })
    expect(after?.payload).not.toMatchObject({ claim: { qualifier: { level: 'huyện' } } })
    expect(after?.corrected).toMatchObject({ claim: { value: 165, qualifier: { level: 'huyện' } } })
  })

  test('a decision is made once; a second one is told by whom', async () => {
    const claim = (await open()).find((p) => p.kind === 'claim')
    const error = await isFailure(decide([{ proposalId: claim?.id, version: 2, verdict: 'refuse' }], 'k3'))
    expect(error).toMatchObject({ code: 'proposal.already-decided', details: { by: t.actor.name } })
  })

  test('two people at once: the one who saw an older version is refused and nothing is kept', async () => {
    const model = (await open()).find((p) => p.kind === 'model')
    const error = await isFailure(decide([{ proposalId: model?.id, version: 7, verdict: 'accept' }], 'k4'))
    expect(error.code).toBe('conflict.version')
    expect((await open()).find((p) => p.id === model?.id)?.state).toBe('proposed')
  })

  test('a correction that does not fit is named by its field', async () => {
    const model = (await open()).find((p) => p.kind === 'model')
    const error = await isFailure(
      decide([{ proposalId: model?.id, version: 1, verdict: 'correct', corrected: { kind: 'both' } }], 'k5'),
    )
    expect(error).toMatchObject({ code: 'input.invalid', field: 'kind' })
  })

  test('what depends on something refused stays open when the rest is accepted', async () => {
    const sum = (await open()).find((p) => p.kind === 'sum')
    const parts = Object.entries(sum?.payload ?? {}).find(([name]) => name === 'parts')?.[1]
    const part = Array.isArray(parts) ? parts[1] : undefined
    const claim = (await open()).find((p) => p.seq === part)
    await decide([{ proposalId: claim?.id, version: 1, verdict: 'refuse', reason: 'không rõ' }], 'k6')
    const { result } = await execute(t.app, decideProposals, t.actor, { documentId, decisions: 'rest' }, 'k7')
    expect(result.left).toBe(1)
    expect((await open()).find((p) => p.id === sum?.id)?.state).toBe('proposed')
  })

  test("another tenant's document is not there", async () => {
    const stranger = { ...t.actor, tenantId: t.actor.tenantId + 1 }
    const error = await isFailure(execute(t.app, decideProposals, stranger, { documentId, decisions: 'rest' }, 'k8'))
    expect(error.code).toBe('not-found')
  })
})

async function receive(t: TestApp, bytes: Uint8Array): Promise<string> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw new Error(decoded.problem.code)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { result } = await execute(
    t.app,
    receiveDocument,
    t.actor,
    { fileName: 'thu.txt', sha256, text: decoded.value.text },
    `r:${sha256}`,
  )
  return result.documentId
}

test('the retellings say whom they retell', () => {
  for (const name of readdirSync(join(ROOT, 'reference/demo')).filter((n) => n.endsWith('.txt'))) {
    expect(readFileSync(join(ROOT, 'reference/demo', name), 'utf8').split('\n')[2]).toMatch(/kể lại/)
  }
})
