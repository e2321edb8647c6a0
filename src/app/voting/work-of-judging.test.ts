import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  attend,
  conclude,
  handOut,
  makeFiles,
  makeMeeting,
  makeTeam,
  run,
  score,
  step,
} from '../../../test/support/judging.ts'
import { countingQueries } from '../../../test/support/queries.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import type { Actor } from '../../core/policy.ts'
import { rowOf } from '../../db/read/rows.ts'
import { involveAccount } from '../access/declare.ts'
import { actorOf } from '../accounts.ts'
import { myWork } from '../desk/my-work.ts'
import { castBallot } from './cast.ts'
import { keepMinutes } from './course.ts'
import { typeIn } from './paper.ts'
import { closeVote, openVote } from './votes.ts'

let t: TestApp
let r: OpenedRound
beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
})
afterAll(() => t?.close())

const JUDGING = /^(appraisal|session|ballot)\./
const tasks = async (actor: Actor) =>
  Object.fromEntries(
    (await myWork(t.app, actor)).roles
      .flatMap(({ piles }) => piles.map((pile) => [pile.task as string, pile.total] as const))
      .filter(([task]) => JUDGING.test(task)),
  )

test('each step waits for whoever takes it, and for nobody after it is taken', async () => {
  const { owner, chair, secretary } = r.people
  const lead = r.people['appraisal-lead']
  const [first, second, tied] = r.people.appraisers
  const [file = ''] = await makeFiles(t, r, ['Mô hình thử chờ việc'])
  expect(await tasks(owner)).toEqual({ 'appraisal.assign': 1 })
  const [id = ''] = await handOut(t, r, await makeTeam(t, r), [file])
  await asCommand(t.app, t.actor, (c) =>
    involveAccount(c, { fileId: file, accountId: tied.id, how: 'declared', note: 'Thử' }),
  )
  expect(await tasks(owner)).toEqual({})
  expect(await tasks(first)).toEqual({ 'appraisal.score': 1 })
  expect(await tasks(tied)).toEqual({})
  for (const who of [first, second]) await score(t, r, who, id, 80)
  expect([await tasks(first), await tasks(lead)]).toEqual([{}, { 'appraisal.score': 1 }])
  await score(t, r, lead, id, 80)
  expect(await tasks(lead)).toEqual({ 'appraisal.conclude': 1 })
  await conclude(t, r, id)
  expect(await tasks(lead)).toEqual({})
  const meetingId = await makeMeeting(t, r, [file])
  expect([await tasks(secretary), await tasks(chair)]).toEqual([{ 'session.prepare': 1 }, { 'session.attend': 1 }])
  await step(t, r, meetingId, 'open')
  await attend(t, r, meetingId, [chair, ...r.people.members])
  const open = (way: 'screen' | 'paper') => run(t, openVote, chair, { meetingId, fileId: file, secret: null, way })
  const { voteId } = await open('screen')
  expect(await tasks(chair)).toEqual({ 'session.attend': 1, 'ballot.cast': 1 })
  await run(t, castBallot, chair, { voteId, choice: 'for' })
  expect(await tasks(chair)).toEqual({ 'session.attend': 1 })
  await run(t, closeVote, chair, { voteId })
  expect(await tasks(r.people.members[0])).toEqual({ 'session.attend': 1 })
  await step(t, r, meetingId, 'closed')
  expect(await tasks(secretary)).toEqual({ 'session.minutes': 1 })
  const { version } = await within(t.app, t.tenantId, (tx) => rowOf(tx, 'meeting', t.tenantId, meetingId))
  await run(t, keepMinutes, secretary, { meetingId, version, text: 'Biên bản thử', done: true })
  expect(await tasks(secretary)).toEqual({})
})

test('closed paper waits for two counters', async () => {
  const { chair, secretary } = r.people
  const clerk = r.people['records-clerk']
  const [file = ''] = await makeFiles(t, r, ['Mô hình thử phiếu giấy'], 'appraised')
  const meetingId = await makeMeeting(t, r, [file], { way: 'paper' })
  await step(t, r, meetingId, 'open')
  await attend(t, r, meetingId, [chair, ...r.people.members])
  const { voteId } = await run(t, openVote, chair, { meetingId, fileId: file, secret: null, way: null })
  expect((await tasks(clerk))['ballot.type-in']).toBeUndefined()
  await run(t, closeVote, chair, { voteId })
  const good = { voteId, version: 0, issued: 6, collected: 6, spoiled: 0, for: 6, against: 0, blank: 0 }
  expect(await tasks(clerk)).toEqual({ 'ballot.type-in': 1 })
  await run(t, typeIn, clerk, good)
  expect([await tasks(clerk), (await tasks(secretary))['ballot.type-in']]).toEqual([{}, 1])
  await run(t, typeIn, secretary, good)
  expect((await tasks(secretary))['ballot.type-in']).toBeUndefined()
})

test('who works for the unit is not asked to score it, though no deed says so', async () => {
  const appraiser = r.people.appraisers[0]
  const [file = ''] = await makeFiles(t, r, ['Mô hình thử của đơn vị mình'])
  await handOut(t, r, await makeTeam(t, r), [file])
  expect(await tasks(appraiser)).toEqual({ 'appraisal.score': 1 })
  await asCommand(t.app, t.actor, ({ write }) =>
    write.insert('role_grant', {
      account_id: appraiser.id,
      role: 'clerk',
      unit_id: r.places[0].unitId,
      organisation_id: null,
      valid_from: '2026-01-01',
      valid_to: null,
      basis: 'Thử',
    }),
  )
  expect((await tasks(await actorOf(t.app, appraiser.id, '', t.tenantId)))['appraisal.score']).toBeUndefined()
})

test('the number of queries is the same for one thing and for thirty', async () => {
  const people = [
    r.people.owner,
    r.people['appraisal-lead'],
    r.people.appraisers[1],
    r.people.chair,
    r.people.secretary,
  ]
  const queries = async () => {
    const counts: number[] = []
    for (const actor of people) {
      const { app, count } = countingQueries(t.app)
      await myWork(app, actor)
      counts.push(count())
    }
    return counts
  }
  const before = await queries()
  const names = Array.from({ length: 30 }, (_, i) => `Mô hình thử nhiều ${i}`)
  await handOut(t, r, await makeTeam(t, r), await makeFiles(t, r, names))
  await makeMeeting(
    t,
    r,
    await makeFiles(
      t,
      r,
      names.map((name) => `${name} họp`),
      'appraised',
    ),
  )
  expect(await queries()).toEqual(before)
})
