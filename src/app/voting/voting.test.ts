import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { attend, makeFiles, makeMeeting, run, step } from '../../../test/support/judging.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import type { Actor } from '../../core/policy.ts'
import { lastVote } from '../../db/read/decisions.ts'
import { rowOf } from '../../db/read/rows.ts'
import { boxesOf, seatsOf } from '../../db/read/votes.ts'
import { involveAccount } from '../access/declare.ts'
import { verifyAll } from '../verify.ts'
import { castBallot, writeDown } from './cast.ts'
import { recuse, stepAside } from './course.ts'
import { changeMembers } from './meetings.ts'
import { settlePaper, typeIn } from './paper.ts'
import { annulVote, closeVote, openVote } from './votes.ts'

let t: TestApp
let round: OpenedRound
let all: readonly Actor[]
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
  all = [round.people.chair, ...round.people.members]
})
afterAll(() => t?.close())

const read = <T>(work: Parameters<typeof within<T>>[2]) => within(t.app, t.tenantId, work)
const voteRow = (id: string) => read((tx) => rowOf(tx, 'vote', t.tenantId, id))
const status = async (id: string) => (await read((tx) => rowOf(tx, 'participation', t.tenantId, id))).status
const seats = (id: string) => read((tx) => seatsOf(tx, t.tenantId, [id]))

let n = 0
/** A session with one file, everybody there. */
async function session(
  given: { secret?: boolean; way?: 'screen' | 'paper'; of?: OpenedRound; there?: readonly Actor[] } = {},
) {
  n += 1
  const at = given.of ?? round
  const [fileId = ''] = await makeFiles(t, at, [`Mô hình thử bình xét ${n}`], 'appraised')
  const meetingId = await makeMeeting(t, at, [fileId], given)
  await step(t, at, meetingId, 'open')
  await attend(t, at, meetingId, given.there ?? [at.people.chair, ...at.people.members])
  return { fileId, meetingId }
}
const open = (meetingId: string, fileId: string, who = round.people.chair) =>
  run(t, openVote, who, { meetingId, fileId, secret: null, way: null })
const cast = (who: Actor, voteId: string, choice: 'for' | 'against' | 'blank') =>
  run(t, castBallot, who, { voteId, choice })
const close = (voteId: string) => run(t, closeVote, round.people.chair, { voteId })

describe('a vote', () => {
  test('counts the box, keeps it sorted, takes the file to voted with its outcome', async () => {
    const { fileId, meetingId } = await session()
    const { voteId } = await open(meetingId, fileId)
    for (const [i, who] of all.entries()) await cast(who, voteId, i < 4 ? 'for' : i < 5 ? 'against' : 'blank')
    expect(await close(voteId)).toEqual({ outcome: 'passed' })
    expect(await voteRow(voteId)).toMatchObject({
      members: 6,
      present: 6,
      entitled: 6,
      issued: 6,
      collected: 6,
      valid: 6,
      spoiled: 0,
      votes_for: 4,
      votes_against: 1,
      votes_blank: 1,
      outcome: 'passed',
    })
    const boxes = await read((tx) => boxesOf(tx, t.tenantId, [voteId]))
    expect(boxes.get(voteId)).toEqual(['against', 'blank', 'for', 'for', 'for', 'for'])
    expect(await status(fileId)).toBe('voted')
    expect((await read((tx) => lastVote(tx, { tenantId: t.tenantId, fileId, matter: 'recognition' })))?.id).toBe(voteId)
  })

  test('that misses the threshold by one fails, and the file is voted all the same', async () => {
    const { fileId, meetingId } = await session()
    const { voteId } = await open(meetingId, fileId)
    for (const [i, who] of all.entries()) await cast(who, voteId, i < 3 ? 'for' : 'against')
    expect(await close(voteId)).toEqual({ outcome: 'failed' })
    expect(await status(fileId)).toBe('voted')
  })

  test('says nothing of passing where nobody set the threshold', async () => {
    const vote = { quorum: null, threshold: null, ballot: null }
    const loose = await openRound(t, { beside: round, rules: { votes: { recognition: vote } } })
    const { fileId, meetingId } = await session({ of: loose })
    const { voteId } = await open(meetingId, fileId)
    for (const who of all) await cast(who, voteId, 'for')
    expect(await close(voteId)).toEqual({ outcome: 'unset' })
    expect(await voteRow(voteId)).toMatchObject({ votes_for: 6, rules_unset: ['quorum', 'threshold'] })
    expect(await status(fileId)).toBe('voted')
  })

  test('is not opened without a quorum, by anybody but the chair, or in a session that is not open', async () => {
    const { fileId, meetingId } = await session({ there: all.slice(0, 3) })
    await expect(open(meetingId, fileId)).rejects.toMatchObject({
      problem: { code: 'quorum.missing', details: { present: 3, members: 6, needed: 4 } },
    })
    expect(await refusal(open(meetingId, fileId, round.people.secretary))).toBe('forbidden')
    const [another = ''] = await makeFiles(t, round, ['Mô hình thử chưa mở'], 'appraised')
    const planned = await makeMeeting(t, round, [another])
    expect(await refusal(open(planned, another))).toBe('meeting.not-now')
  })

  test('on a file runs once at a time, and the session is not closed meanwhile', async () => {
    const { fileId, meetingId } = await session()
    const { voteId } = await open(meetingId, fileId)
    expect(await refusal(open(meetingId, fileId))).toBe('vote.under-way')
    expect(await refusal(step(t, round, meetingId, 'closed'))).toBe('vote.under-way')
    const leave = run(t, changeMembers, round.people.secretary, {
      meetingId,
      version: 2,
      members: [{ accountId: round.people.chair.id, role: 'chair', votes: true }],
    })
    expect(await refusal(leave)).toBe('vote.under-way')
    expect(await refusal(run(t, annulVote, round.people.chair, { voteId, reason: '' }))).toBe('reason.needed')
    await run(t, annulVote, round.people.chair, { voteId, reason: 'Mở nhầm hồ sơ' })
    expect((await open(meetingId, fileId)).voteId).not.toBe(voteId)
  })

  test('follows whoever leaves before voting: the denominator is of those who are left', async () => {
    const { fileId, meetingId } = await session()
    const { voteId } = await open(meetingId, fileId)
    for (const who of all.slice(0, 4)) await cast(who, voteId, 'for')
    await attend(t, round, meetingId, all.slice(1, 5))
    expect(await close(voteId)).toEqual({ outcome: 'passed' })
    // The one who voted and left keeps the seat; the one who had not voted lost it.
    expect(await voteRow(voteId)).toMatchObject({ members: 6, entitled: 5, issued: 5, collected: 4, votes_for: 4 })
  })
})

describe('a ballot', () => {
  test('is taken once; again, after closing, and from outside it is refused with the reason', async () => {
    const { fileId, meetingId } = await session({ there: all.slice(0, 5) })
    const { voteId } = await open(meetingId, fileId)
    const [first, , , , , absent] = all
    await cast(first as Actor, voteId, 'for')
    expect(await refusal(cast(first as Actor, voteId, 'against'))).toBe('vote.already-cast')
    await expect(cast(absent as Actor, voteId, 'for')).rejects.toMatchObject({
      problem: { code: 'vote.no-seat', details: { why: 'absent' } },
    })
    expect(await refusal(cast(round.people.secretary, voteId, 'for'))).toBe('forbidden')
    for (const who of all.slice(1, 5)) await cast(who, voteId, 'for')
    await close(voteId)
    expect(await refusal(cast(all[1] as Actor, voteId, 'for'))).toBe('vote.closed')
    expect(await refusal(cast(absent as Actor, voteId, 'for'))).toBe('vote.closed')
    expect(await refusal(close(voteId))).toBe('vote.closed')
  })

  test('of a member who is tied to the file is refused with the relation, and the denominator follows', async () => {
    const { fileId, meetingId } = await session()
    const [, tied, declared] = all as [Actor, Actor, Actor]
    await asCommand(t.app, t.actor, (c) =>
      involveAccount(c, { fileId, accountId: tied.id, how: 'appraised', note: null }),
    )
    const { voteId } = await open(meetingId, fileId)
    await expect(cast(tied, voteId, 'for')).rejects.toMatchObject({
      problem: { code: 'conflict.of-interest', details: { relation: 'appraised' } },
    })
    // While it is open: somebody steps aside, comes back, and steps aside again.
    const aside = (note: string) =>
      run(t, recuse, round.people.secretary, { meetingId, fileId, accountId: declared.id, note })
    await aside('Là anh em với chủ mô hình')
    expect(await refusal(cast(declared, voteId, 'for'))).toBe('conflict.of-interest')
    await aside('')
    expect((await seats(voteId)).find((s) => s.account_id === declared.id)?.standing).toBe('entitled')
    await aside('Là anh em với chủ mô hình')
    // Whoever has voted cannot step aside any more; whoever has not says it for themselves too.
    await cast(all[0] as Actor, voteId, 'for')
    const own = (who: Actor | undefined) => run(t, stepAside, who as Actor, { fileId, note: 'Liên quan (thử)' })
    expect(await refusal(own(all[0]))).toBe('vote.already-cast')
    await own(all[3])
    for (const who of all.slice(4)) await cast(who, voteId, 'for')
    expect(await close(voteId)).toEqual({ outcome: 'passed' })
    expect(await voteRow(voteId)).toMatchObject({ members: 3, present: 3, issued: 3, votes_for: 3 })
    const why = (await seats(voteId)).map((s) => [s.account_id, s.standing, s.relation])
    expect(why).toContainEqual([tied.id, 'conflict', 'appraised'])
    expect(why).toContainEqual([declared.id, 'conflict', 'declared'])
  })

  test('a hundred at once: every member counts once', async () => {
    const { fileId, meetingId } = await session()
    const { voteId } = await open(meetingId, fileId)
    const tries = all.flatMap((who) => Array.from({ length: 5 }, () => refusal(cast(who, voteId, 'for'))))
    const done = await Promise.all(tries)
    expect(done.filter((one) => one === 'done')).toHaveLength(6)
    expect(new Set(done)).toEqual(new Set(['done', 'vote.already-cast']))
    await close(voteId)
    expect(await voteRow(voteId)).toMatchObject({ collected: 6, votes_for: 6 })
  })

  test('more or fewer in the box than members who voted: the count is refused', async () => {
    const { fileId, meetingId } = await session()
    const { voteId } = await open(meetingId, fileId)
    for (const who of all) await cast(who, voteId, 'against')
    const stuffed = t.app.newId()
    await t.test.pool.query('insert into open_ballot values ($1, $2, $3, $4)', [t.tenantId, stuffed, voteId, 'for'])
    await expect(close(voteId)).rejects.toMatchObject({
      problem: { code: 'ballots.do-not-match', details: { which: 'box', stated: 7, expected: 6 } },
    })
    await t.test.pool.query('delete from open_ballot where id = $1', [stuffed])
    expect(await close(voteId)).toEqual({ outcome: 'failed' })
  })

  test('in an open vote carries its name', async () => {
    const open_ = { quorum: null, threshold: null, ballot: 'open' as const }
    const named = await openRound(t, { beside: round, rules: { votes: { recognition: open_ } } })
    const { fileId, meetingId } = await session({ of: named, secret: true })
    const { voteId } = await open(meetingId, fileId)
    await cast(all[0] as Actor, voteId, 'against')
    expect((await seats(voteId)).find((s) => s.account_id === all[0]?.id)).toMatchObject({
      named: true,
      choice: 'against',
    })
    await close(voteId)
    expect(await voteRow(voteId)).toMatchObject({ secret: false, issued: 6, collected: 1, votes_against: 1 })
  })
})

describe('an opinion in writing', () => {
  const write = (voteId: string, who: Actor, choice: 'for' | 'against' = 'for') =>
    run(t, writeDown, round.people.secretary, { voteId, accountId: who.id, choice, note: 'Thư ngày 18/11' })

  test('is refused where the rules do not allow it', async () => {
    const { fileId, meetingId } = await session({ there: all.slice(0, 5) })
    const { voteId } = await open(meetingId, fileId)
    await expect(write(voteId, all[5] as Actor)).rejects.toMatchObject({ problem: { details: { why: 'no-letters' } } })
  })

  test('of a member who is away counts as a ballot, by name; of one who is there it is refused', async () => {
    const rule = { ...round.rules.votes.recognition, written: true } as (typeof round.rules.votes)[string]
    const lettered = await openRound(t, { beside: round, rules: { votes: { recognition: rule } } })
    const { fileId, meetingId } = await session({ of: lettered, there: all.slice(0, 4) })
    const { voteId } = await open(meetingId, fileId)
    const [fifth, sixth] = all.slice(4) as [Actor, Actor]
    await write(voteId, fifth, 'against')
    await write(voteId, fifth, 'for')
    await expect(write(voteId, all[0] as Actor)).rejects.toMatchObject({ problem: { details: { why: 'present' } } })
    expect(await refusal(cast(fifth, voteId, 'for'))).toBe('vote.already-cast')
    for (const who of all.slice(0, 3)) await cast(who, voteId, 'for')
    await cast(all[3] as Actor, voteId, 'against')
    expect(await close(voteId)).toEqual({ outcome: 'passed' })
    expect(await voteRow(voteId)).toMatchObject({ members: 6, present: 4, entitled: 5, issued: 5, votes_for: 4 })
    expect((await read((tx) => boxesOf(tx, t.tenantId, [voteId]))).get(voteId)).toHaveLength(4)
    expect((await seats(voteId)).find((s) => s.account_id === sixth.id)?.standing).toBe('absent')
  })
})

describe('paper', () => {
  const good = { issued: 6, collected: 6, spoiled: 1, for: 4, against: 1, blank: 0 }
  let voteId: string
  let fileId: string
  beforeEach(async () => {
    const made = await session({ way: 'paper' })
    fileId = made.fileId
    ;({ voteId } = await open(made.meetingId, made.fileId))
  })
  const [secretary, clerk] = [() => round.people.secretary, () => round.people['records-clerk']]
  const type = (who: Actor, totals: typeof good, version = 0) => run(t, typeIn, who, { voteId, version, ...totals })
  const settleIt = () => run(t, settlePaper, round.people.chair, { voteId })

  test('is counted by two people; both the same, and it is settled', async () => {
    expect(await refusal(type(secretary(), good))).toBe('vote.closed')
    expect(await refusal(cast(all[0] as Actor, voteId, 'for'))).toBe('vote.closed')
    await close(voteId)
    expect(await refusal(settleIt())).toBe('ballots.count-twice')
    await type(secretary(), good)
    await type(clerk(), good)
    expect(await settleIt()).toEqual({ outcome: 'passed' })
    expect(await voteRow(voteId)).toMatchObject({ issued: 6, collected: 6, valid: 5, spoiled: 1, votes_for: 4 })
    expect((await read((tx) => boxesOf(tx, t.tenantId, [voteId]))).get(voteId)).toEqual([
      'against',
      'for',
      'for',
      'for',
      'for',
      'spoiled',
    ])
    expect(await status(fileId)).toBe('voted')
  })

  test('that does not add up is refused with the number', async () => {
    await close(voteId)
    await expect(type(secretary(), { ...good, issued: 7 })).rejects.toMatchObject({
      problem: { code: 'ballots.do-not-match', field: 'issued', details: { stated: 7, expected: 6 } },
    })
    await expect(type(secretary(), { ...good, for: 5 })).rejects.toMatchObject({
      problem: { field: 'collected', details: { stated: 6, expected: 7 } },
    })
  })

  test('counted differently must be cleared up first, and nobody counts for a third time', async () => {
    await close(voteId)
    await type(secretary(), good)
    await type(clerk(), { ...good, for: 3, against: 2 })
    await expect(settleIt()).rejects.toMatchObject({
      problem: { code: 'ballots.differ', details: { which: ['for', 'against'] } },
    })
    const third = await asCommand(t.app, t.actor, async () => round.people.secretary)
    expect(await refusal(type({ ...third, id: t.app.newId() }, good))).toBe('ballots.count-twice')
    await type(clerk(), good, 1)
    expect(await settleIt()).toEqual({ outcome: 'passed' })
  })
})

test('all of it verifies', async () => {
  for (const verdict of await verifyAll(t.app))
    expect(verdict).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
})
