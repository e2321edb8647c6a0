import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { accepting, correcting, demoText, deskOf, receiveText } from '../../../test/support/intake.ts'
import { execute } from '../command.ts'
import { asProblem } from '../failures.ts'
import { receiveDocument } from './receive.ts'

let t: TestApp
let desk: ReturnType<typeof deskOf>
beforeAll(async () => {
  t = await testApp()
  desk = deskOf(t, await receiveText(t, demoText('can-giuoc')))
  await desk.decide([accepting(await desk.first('programme'))])
})
afterAll(() => t?.close())

const told = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'done' }),
    (error: unknown) => asProblem(error).problem,
  )

describe('a document that is brought in with', () => {
  const text = 'Xã đã công nhận 12 mô hình.'
  const sha256 = createHash('sha256').update(text).digest('hex')
  const good = { fileName: 'thu.txt', sha256, text }
  test.each<[string, object, string, string]>([
    ['a NUL in its file name', { fileName: 'thu\u0000.txt' }, 'input.invalid', 'fileName'],
    ['a line end in its file name', { fileName: 'thu\n.txt' }, 'input.invalid', 'fileName'],
    ['a file name that is too long', { fileName: 'a'.repeat(201) }, 'input.invalid', 'fileName'],
    ['a NUL in its text', { text: `${text}\u0000` }, 'input.invalid', 'text'],
    ['a NUL in its publisher', { publisher: 'Báo\u0000' }, 'input.invalid', 'publisher'],
    ['the day 01/01/0000', { issuedOn: '0000-01-01' }, 'date.invalid', 'issuedOn'],
    ['a day of the year 9999', { issuedOn: '9999-12-31' }, 'date.invalid', 'issuedOn'],
    ['a day that is none', { issuedOn: '2023-02-29' }, 'date.invalid', 'issuedOn'],
    [
      'a web address that is too long',
      { sourceUrl: `https://a.example/${'a'.repeat(500)}` },
      'input.invalid',
      'sourceUrl',
    ],
  ])('%s is refused by the field', async (_, bad, code, field) => {
    expect(await told(execute(t.app, receiveDocument, t.actor, { ...good, ...bad }, 'bad'))).toMatchObject({
      code,
      field,
    })
  })

  test('days that nobody means, printed in it, are left in its words', async () => {
    const cited = ['ngày 02/02/9999', 'ngày 02/02/0001', 'ngày 10/5/2021'].map(
      (day, i) => `Theo Chỉ thị số ${i + 1}-CT/TU ${day} của Tỉnh ủy Long An.`,
    )
    const other = deskOf(t, await receiveText(t, `${demoText('can-duoc')}\n${cited.join('\n')}\n`))
    const citations = (await other.proposals()).filter((p) => p.kind === 'citation')
    expect(citations.map((p) => Object.entries(p.payload ?? {}).find(([name]) => name === 'date')?.[1])).toEqual([
      undefined,
      undefined,
      '2021-05-10',
    ])
    expect((await other.decide('rest')).result.left).toBe(0)
  })
})

describe('a decision with', () => {
  const claim = () => desk.first('claim')
  test.each<[string, () => Promise<object>, string, string]>([
    [
      'a version that no column holds',
      async () => ({ ...accepting(await claim()), version: 2 ** 31 }),
      'input.invalid',
      'decisions.0.version',
    ],
    [
      'the last version there could be',
      async () => ({ ...accepting(await claim()), version: 2 ** 31 - 1 }),
      'input.invalid',
      'decisions.0.version',
    ],
    ['the kind __proto__', async () => correcting(await claim(), { kind: '__proto__' }), 'input.invalid', 'kind'],
    ['the kind constructor', async () => correcting(await claim(), { kind: 'constructor' }), 'input.invalid', 'kind'],
    ['a NUL in a corrected field', async () => correcting(await claim(), { unit: 'a\u0000' }), 'input.invalid', 'unit'],
    [
      'the day 01/01/0000',
      async () => correcting(await desk.first('event'), { date: '0000-01-01' }),
      'date.invalid',
      'date',
    ],
  ])('%s is refused', async (_, decision, code, field) => {
    const found = await told(desk.decide([await decision()]))
    expect(found).toMatchObject({ code })
    // A union names its own place first; which field it is, its last word says.
    if ('field' in found && found.field !== undefined) expect(field).toContain(found.field.split('.').at(-1))
  })

  test('fields that every object has is taken as none of them', async () => {
    const decision = { ...accepting(await claim()), verdict: 'correct', corrected: JSON.parse('{"__proto__":"x"}') }
    expect(await told(desk.decide([decision]))).not.toMatchObject({ code: 'internal' })
  })

  test('a key of any length is kept, and answers again', async () => {
    const decisions = [accepting(await desk.first('sum').catch(() => desk.first('event')))]
    const key = `decide:${'Đường hoa '.repeat(1000)}\u0000`
    expect((await desk.decide(decisions, key)).replayed).toBe(false)
    expect((await desk.decide(decisions, key)).replayed).toBe(true)
    expect(await told(desk.decide(decisions, `${key}.`))).toMatchObject({ code: 'proposal.already-decided' })
    const longest = await t.test.pool.query('select max(length(key))::int as n from command_log')
    expect(longest.rows[0].n).toBeLessThanOrEqual(200)
  })
})
