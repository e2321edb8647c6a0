import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asCommand, register, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal, shifted } from '../../../test/support/round.ts'
import { today } from '../../../test/support/round-people.ts'
import type { Actor } from '../../core/policy.ts'
import { modelLinks, resultsOf, sightingsOf } from '../../db/read/replications.ts'
import { type Command, execute } from '../command.ts'
import { verifyAll } from '../verify.ts'
import {
  abandonReplication,
  answerReplication,
  linkReplication,
  proposeReplication,
  reportReplication,
} from './replicate.ts'

let t: TestApp
let r: OpenedRound
let day: string
let keys = 0
beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
  day = today(t.app)
})
afterAll(() => t.close())

const run = <I, O>(command: Command<I, O>, actor: Actor, input: I) => {
  keys += 1
  return execute(t.app, command, actor, input, `replication:${keys}`).then((o) => o.result)
}

/** A model that the union of a place owns and carries out. */
async function model(name: string, place = r.places[0]): Promise<string> {
  return asCommand(t.app, t.actor, async (context) => {
    const where = { programmeId: r.programmeId, roundId: r.roundId, provinceId: place.unitId }
    const { id } = await register(context, where, { name, status: 'recognised' })
    const { model_id } = await context.write.tx
      .selectFrom('participation')
      .select('model_id')
      .where('tenant_id', '=', t.tenantId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const made = { model_id: model_id ?? '', organisation_id: place.union, role: 'lead' as const }
    await context.write.insert('model_owner', made)
    return made.model_id
  })
}

const propose = (modelId: string, over: object = {}) => ({
  modelId,
  programmeId: r.programmeId,
  unitId: r.places[1].unitId,
  organisationId: r.places[1].union,
  help: 'Cử người hướng dẫn',
  ...over,
})
const yes = (replicationId: string, over: object = {}) => ({
  replicationId,
  version: 1,
  answer: 'confirmed' as const,
  adoptedOn: shifted(day, -200),
  kept: 'Cách góp rác',
  changed: 'Bán một tháng một lần',
  reason: '',
  modelId: null,
  ...over,
})
const counted = async (modelId: string) =>
  (await t.app.db.public.selectFrom('public_replication').select('id').where('model_id', '=', modelId).execute()).length

test('counts only once the receiver has confirmed, and still when it was given up later', async () => {
  const id = await model('Góp rác lấy quỹ')
  const receiver = r.places[1].head
  const { replicationId } = await run(proposeReplication, r.people.owner, propose(id))
  expect(await counted(id)).toBe(0)
  expect(await refusal(run(answerReplication, r.places[0].head, yes(replicationId)))).toBe('forbidden')
  await run(answerReplication, receiver, yes(replicationId))
  expect(await counted(id)).toBe(1)
  const copy = await model('Góp rác lấy quỹ ở nơi mới', r.places[1])
  await run(linkReplication, receiver, { replicationId, version: 2, modelId: copy })
  const report = { replicationId, months: 6 as const, on: shifted(day, -10), running: true, text: '30 hộ tham gia' }
  await run(reportReplication, receiver, report)
  await run(abandonReplication, receiver, { replicationId, version: 3, on: day, reason: 'Hết người làm' })
  expect(await counted(id)).toBe(1)
  const facts = await within(t.app, t.tenantId, async (tx) => ({
    links: await modelLinks(tx, t.tenantId),
    results: await resultsOf(tx, t.tenantId, replicationId),
    seen: await sightingsOf(tx, t.tenantId, copy),
  }))
  expect(facts.links).toContainEqual({ from: id, to: copy })
  expect(facts.results).toHaveLength(1)
  expect(facts.seen).toEqual([{ day: shifted(day, -10), running: true, word: 'receiver', by: receiver.name }])
  expect(await verifyAll(t.app)).toMatchObject([{ firstBad: null, strayRows: [], drift: 0 }])
})

test('itself, twice, and a cycle are refused', async () => {
  const id = await model('Hàng rào cây xanh')
  const receiver = r.places[1].head
  const own = propose(id, { unitId: r.places[0].unitId, organisationId: r.places[0].union })
  expect(await refusal(run(proposeReplication, r.people.owner, own))).toBe('replication.itself')
  const { replicationId } = await run(proposeReplication, receiver, propose(id))
  expect(await refusal(run(proposeReplication, receiver, propose(id)))).toBe('replication.twice')
  expect(await refusal(run(answerReplication, receiver, yes(replicationId, { modelId: id })))).toBe('replication.cycle')
  const copy = await model('Hàng rào hoa', r.places[1])
  await run(answerReplication, receiver, yes(replicationId, { modelId: copy }))
  const back = propose(copy, { unitId: r.places[0].unitId, organisationId: r.places[0].union })
  const returned = await run(proposeReplication, r.people.owner, back)
  const answer = yes(returned.replicationId, { modelId: id })
  expect(await refusal(run(answerReplication, r.places[0].head, answer))).toBe('replication.cycle')
})

test('a refusal needs a reason, an answer a day, a report a day in between, and each is given once', async () => {
  const id = await model('Tủ sách thôn')
  const receiver = r.places[1].head
  const { replicationId } = await run(proposeReplication, r.places[0].head, propose(id))
  const no = yes(replicationId, { answer: 'declined' })
  expect(await refusal(run(answerReplication, receiver, no))).toBe('reason.needed')
  expect(await refusal(run(answerReplication, receiver, yes(replicationId, { adoptedOn: null })))).toBe('date.invalid')
  const report = { replicationId, months: 12 as const, on: day, running: false, text: 'x' }
  expect(await refusal(run(reportReplication, receiver, report))).toBe('state.not-now')
  await run(answerReplication, receiver, { ...no, reason: 'Không hợp' })
  expect(await refusal(run(answerReplication, receiver, yes(replicationId, { version: 2 })))).toBe('state.not-now')
  const again = await run(proposeReplication, receiver, propose(id))
  await run(answerReplication, receiver, yes(again.replicationId))
  const due = { ...report, replicationId: again.replicationId }
  await run(reportReplication, receiver, due)
  expect(await refusal(run(reportReplication, receiver, due))).toBe('replication.reported')
  const early = { ...report, replicationId: again.replicationId, on: shifted(day, -300) }
  expect(await refusal(run(reportReplication, receiver, early))).toBe('date.invalid')
  expect(await counted(id)).toBe(1)
})
