import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asCommand, register, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { today } from '../../../test/support/round-people.ts'
import type { Actor } from '../../core/policy.ts'
import { fold } from '../../core/text/fold.ts'
import { awardsOf, linesOf } from '../../db/read/decisions.ts'
import { rowOf } from '../../db/read/rows.ts'
import { involve } from '../access/involve.ts'
import { type Command, execute } from '../command.ts'
import { verifyAll } from '../verify.ts'
import { answerAppeal, correctLine, fileAppeal } from './correct.ts'
import { type DraftInput, draftDecision, dropDecision, type LineInput } from './draft.ts'
import { issueDecision, openNumbering, refuseRecognition, signDecision } from './issue.ts'

let t: TestApp
let r: OpenedRound
let day: string
let numberingId: string
let keys = 0
beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
  day = today(t.app)
  const opened = { kind: 'QĐ', span: 'thử', from: '2020-01-01', to: '2040-01-01', last: 4 }
  const numbering = { ...opened, organisationId: r.bodies.state, pattern: '{nn}/QĐ-UBND' }
  numberingId = (await run(openNumbering, r.people['records-clerk'], numbering)).numberingId
})
afterAll(() => t.close())

const run = <I, O>(command: Command<I, O>, actor: Actor, input: I) => {
  keys += 1
  return execute(t.app, command, actor, input, `deciding:${keys}`).then((o) => o.result)
}

type Outcome = 'passed' | 'failed' | 'unset'

/** A file that the council voted on with this outcome. */
async function voted(
  name: string,
  outcome: Outcome = 'passed',
  status: 'voted' | 'appraised' = 'voted',
): Promise<string> {
  return asCommand(t.app, t.actor, async (context) => {
    const { write, at } = context
    const where = { programmeId: r.programmeId, roundId: r.roundId, provinceId: r.places[0].unitId }
    const { id } = await register(context, where, { name, status })
    const meeting = await write.insert('meeting', {
      round_id: r.roundId,
      name: 'Phiên thử',
      matter: 'recognition',
      held_on: day,
      secret: true,
      way: 'screen',
      state: 'open',
      convened_by: r.people.secretary.id,
    })
    const item = await write.insert('agenda_item', { meeting_id: meeting.id, file_id: id, position: 0 })
    const counts = { members: 5, present: 5, entitled: 5, issued: 5, collected: 5, valid: 5, spoiled: 0 }
    await write.insert('vote', {
      meeting_id: meeting.id,
      item_id: item.id,
      file_id: id,
      matter: 'recognition',
      secret: true,
      way: 'screen',
      state: 'counted',
      ...counts,
      votes_for: 5,
      votes_against: 0,
      votes_blank: 0,
      outcome,
      opened_by: r.people.chair.id,
      opened_at: at,
    })
    return id
  })
}

const line = (participationId: string | null, over: Partial<LineInput> = {}): LineInput => ({
  subject: 'model',
  participationId,
  organisationId: null,
  printed: '',
  title: '',
  unitPrinted: '',
  reason: '',
  periodPrinted: '',
  money: null,
  revokesId: null,
  ground: null,
  ...over,
})
const draft = (lines: readonly LineInput[], over: Partial<DraftInput> = {}): DraftInput => ({
  roundId: r.roundId,
  organisationId: r.bodies.state,
  kind: 'recognition',
  form: null,
  level: 'province',
  title: 'Công nhận mô hình Dân vận khéo',
  preamble: '',
  bases: [],
  lines: [...lines],
  ...over,
})
const statusOf = (id: string) =>
  within(t.app, t.tenantId, async (tx) => (await rowOf(tx, 'participation', t.tenantId, id)).status)
const lines = (id: string) => within(t.app, t.tenantId, (tx) => linesOf(tx, t.tenantId, id))

async function issued(given: DraftInput): Promise<{ decisionId: string; symbol: string }> {
  const { decisionId } = await run(draftDecision, r.people.secretary, given)
  await run(signDecision, r.people.decider, {
    decisionId,
    version: 1,
    on: day,
    signer: 'Người ký thử',
    post: 'Chủ tịch',
  })
  const clerk = r.people['records-clerk']
  const { symbol } = await run(issueDecision, clerk, { decisionId, version: 2, numberingId, on: day })
  return { decisionId, symbol }
}

test('recognised by a decision with the next number; the public sees it only then', async () => {
  const id = await voted('Tuyến đường hoa')
  const { decisionId } = await run(draftDecision, r.people.secretary, draft([line(id)]))
  const seen = async () =>
    (await t.app.db.public.selectFrom('public_decision').select('symbol').where('id', '=', decisionId).execute()).map(
      (d) => d.symbol,
    )
  expect(await seen()).toEqual([])
  const sign = { decisionId, version: 1, on: day, signer: 'Người ký thử', post: 'Chủ tịch' }
  await run(signDecision, r.people.decider, sign)
  expect([await seen(), await statusOf(id)]).toEqual([[], 'voted'])
  const issue = { decisionId, version: 2, numberingId, on: day }
  expect(await run(issueDecision, r.people['records-clerk'], issue)).toEqual({ symbol: '05/QĐ-UBND' })
  expect([await seen(), await statusOf(id)]).toEqual([['05/QĐ-UBND'], 'recognised'])
  expect((await lines(decisionId)).map((l) => l.printed)).toEqual(['Tuyến đường hoa'])
  expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [], drift: 0 }])
})

test('nobody recognises what the council did not pass, or passed by rules that nobody set', async () => {
  const secretary = r.people.secretary
  const draftOf = async (outcome: Outcome, status?: 'appraised') =>
    draft([line(await voted(`Thử ${outcome}`, outcome, status))])
  expect(await refusal(run(draftDecision, secretary, await draftOf('failed')))).toBe('decision.not-passed')
  expect(await refusal(run(draftDecision, secretary, await draftOf('unset')))).toBe('threshold.unset')
  expect(await refusal(run(draftDecision, secretary, await draftOf('passed', 'appraised')))).toBe('state.not-now')
})

test('who has a conflict on one file signs nothing', async () => {
  const [first, second] = [await voted('Thử một'), await voted('Thử hai')]
  const { decider } = r.people
  await asCommand(t.app, t.actor, (context) => involve({ ...context, actor: decider }, second, 'inspected'))
  const { decisionId } = await run(draftDecision, r.people.secretary, draft([line(first), line(second)]))
  const sign = { decisionId, version: 1, on: day, signer: 'x', post: 'y' }
  expect(await refusal(run(signDecision, decider, sign))).toBe('conflict.of-interest')
  expect([await statusOf(first), await statusOf(second)]).toEqual(['voted', 'voted'])
  const drop = { decisionId, version: 1, reason: 'Có xung đột' }
  expect(await run(dropDecision, r.people.secretary, drop)).toEqual({ state: 'dropped' })
  expect(await refusal(run(signDecision, decider, { ...sign, version: 2 }))).toBe('state.not-now')
})

test('numbers run on without a gap when many are issued at once', async () => {
  const drafts = await Promise.all(['a', 'b', 'c', 'd'].map(async (n) => draft([line(await voted(`Song song ${n}`))])))
  const symbols = await Promise.all(drafts.map((d) => issued(d).then((x) => Number(x.symbol.slice(0, 2)))))
  const sorted = [...symbols].sort((a, b) => a - b)
  expect(sorted).toEqual([0, 1, 2, 3].map((n) => (sorted[0] ?? 0) + n))
})

test('an award is given by a competent body, in a form of the rules, to whom it is for', async () => {
  const { secretary } = r.people
  const given = (over: Partial<DraftInput>, l: Partial<LineInput> = {}) =>
    draft([line(null, { subject: 'collective', printed: 'Hội Phụ nữ thử', unitPrinted: 'Xã thử', ...l })], {
      kind: 'award',
      form: 'giay-khen',
      ...over,
    })
  expect(await refusal(run(draftDecision, secretary, given({ form: 'bang-khen' })))).toBe('award.unknown-form')
  expect(await refusal(run(draftDecision, secretary, given({ organisationId: r.bodies.party })))).toBe(
    'award.not-competent',
  )
  expect(await refusal(run(draftDecision, secretary, given({}, { printed: '' })))).toBe('input.invalid')
  const { symbol } = await issued(given({}))
  const register = await within(t.app, t.tenantId, (tx) =>
    awardsOf(tx, { tenantId: t.tenantId, subjectKey: fold('Hội Phụ nữ thử Xã thử'), limit: 10 }),
  )
  expect(register).toMatchObject([{ symbol, kind: 'award', form: 'giay-khen', revoked_by_id: null }])
})

test('a revocation takes the line, the count and the status back, on a ground, by a decision of its own', async () => {
  const id = await voted('Thu hồi thử')
  const { decisionId } = await issued(draft([line(id)]))
  const [old] = await lines(decisionId)
  const counted = async () =>
    (
      await t.app.db.public
        .selectFrom('public_decision_line')
        .select('id')
        .where('decision_id', '=', decisionId)
        .execute()
    ).length
  expect(await counted()).toBe(1)
  const back = (over: Partial<LineInput>) =>
    draft([line(null, { revokesId: old?.id ?? null, ground: 'false-declaration', ...over })], { kind: 'revocation' })
  expect(await refusal(run(draftDecision, r.people.secretary, back({ ground: null })))).toBe('reason.needed')
  await issued(back({}))
  expect([await counted(), await statusOf(id)]).toEqual([0, 'revoked'])
  expect(await refusal(run(draftDecision, r.people.secretary, back({})))).toBe('state.not-now')
})

test('what was issued is corrected and appealed, never written over', async () => {
  const id = await voted('Sai tên thử')
  const { decisionId } = await issued(draft([line(id)]))
  const [made] = await lines(decisionId)
  const correction = {
    lineId: made?.id ?? '',
    version: 1,
    field: 'printed' as const,
    now: 'Đúng tên thử',
    reason: 'In sai',
    basis: '07/QĐ-UBND',
  }
  await run(correctLine, r.people.decider, correction)
  expect((await lines(decisionId))[0]).toMatchObject({ printed: 'Đúng tên thử', version: 2 })
  const kept = await t.test.pool.query('select was, now, by_name from decision_correction where line_id = $1', [
    made?.id,
  ])
  expect(kept.rows).toEqual([{ was: 'Sai tên thử', now: 'Đúng tên thử', by_name: r.people.decider.name }])
  const appeal = { fileId: id, lineId: null, text: 'Xin xem lại' }
  const { appealId } = await run(fileAppeal, r.places[0].head, appeal)
  const answer = { appealId, version: 1, outcome: 'rejected' as const, answer: 'Đã xem lại' }
  expect(await refusal(run(fileAppeal, r.places[1].head, appeal))).toBe('forbidden')
  await run(answerAppeal, r.people.chair, answer)
  expect(await refusal(run(answerAppeal, r.people.chair, { ...answer, version: 2 }))).toBe('state.not-now')
})

test('not recognised has a reason that stays', async () => {
  const fileId = await voted('Không đạt thử', 'failed')
  const { decider } = r.people
  expect(await refusal(run(refuseRecognition, decider, { fileId, version: 1, reason: ' ' }))).toBe('reason.needed')
  await run(refuseRecognition, decider, { fileId, version: 1, reason: 'Chưa đủ phiếu' })
  expect(await statusOf(fileId)).toBe('not-recognised')
  const steps = await t.test.pool.query('select step, reason from participation_step where participation_id = $1', [
    fileId,
  ])
  expect(steps.rows).toEqual([{ step: 'not-recognise', reason: 'Chưa đủ phiếu' }])
})
