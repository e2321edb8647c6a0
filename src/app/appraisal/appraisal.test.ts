import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { conclude, handOut, makeFiles, makeTeam, run, score } from '../../../test/support/judging.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { rowOf } from '../../db/read/rows.ts'
import { involveAccount } from '../access/declare.ts'
import { verifyAll } from '../verify.ts'
import { assignFiles, takeOff } from './assign.ts'
import { sendBack } from './conclude.ts'
import { teamResult } from './result.ts'
import { saveSheet } from './sheets.ts'
import { changeTeam, formTeam } from './teams.ts'

let t: TestApp
let round: OpenedRound
let teamId: string
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
  teamId = await makeTeam(t, round)
})
afterAll(() => t?.close())

const row = (id: string) => within(t.app, t.tenantId, (tx) => rowOf(tx, 'appraisal', t.tenantId, id))
const file = (id: string) => within(t.app, t.tenantId, (tx) => rowOf(tx, 'participation', t.tenantId, id))
const result = async (id: string) => {
  const found = await within(t.app, t.tenantId, async (tx) =>
    teamResult({ app: t.app, tenantId: t.tenantId, tx }, await rowOf(tx, 'appraisal', t.tenantId, id)),
  )
  if (found === undefined) throw new Error('no result')
  return found
}
let n = 0
const one = async () => {
  n += 1
  const [fileId = ''] = await makeFiles(t, round, [`Mô hình thử chấm ${n}`])
  const [id = ''] = await handOut(t, round, teamId, [fileId])
  return { fileId, id }
}
const lead = () => round.people['appraisal-lead']
const [A, B, C] = [0, 1, 2] as const

describe('a team', () => {
  test('has one lead, and only people who may score', async () => {
    const form = (members: { accountId: string; role: 'lead' | 'member' }[]) =>
      refusal(
        run(t, formTeam, round.people.owner, {
          roundId: round.roundId,
          name: 'Tổ',
          fieldCode: '',
          basis: 'QĐ thử',
          members,
        }),
      )
    const leadIs = (accountId: string) => ({ accountId, role: 'lead' as const })
    expect(await form([leadIs(round.people.appraiser.id)])).toBe('input.invalid')
    expect(await form([leadIs(lead().id), { accountId: round.people.secretary.id, role: 'member' }])).toBe(
      'input.invalid',
    )
    expect(await form([{ accountId: round.people.appraiser.id, role: 'member' }])).toBe('input.invalid')
    expect(await form([leadIs(lead().id)])).toBe('done')
  })

  test('takes files of its round that were self-assessed, each with one team at a time', async () => {
    const { fileId } = await one()
    const [early = ''] = await makeFiles(t, round, ['Mô hình thử chưa xong'], 'in-progress')
    const other = await makeTeam(t, round)
    const give = (to: string, fileIds: string[]) => run(t, assignFiles, round.people.owner, { teamId: to, fileIds })
    expect(await give(teamId, [fileId])).toEqual({ assigned: 0 })
    expect(await refusal(give(other, [fileId]))).toBe('conflict.version')
    expect(await refusal(give(teamId, [early]))).toBe('state.not-now')
    expect(await refusal(run(t, assignFiles, round.people.chair, { teamId, fileIds: [fileId] }))).toBe('forbidden')
  })

  test('gives a file up with a reason, and another team may have it', async () => {
    const { fileId, id } = await one()
    const other = await makeTeam(t, round)
    await run(t, takeOff, round.people.owner, { appraisalId: id, version: 1, reason: 'Chuyển tổ khác' })
    const [again = ''] = await handOut(t, round, other, [fileId])
    expect(await row(again)).toMatchObject({ team_id: other, attempt: 2 })
  })
})

describe('a score sheet', () => {
  const save = (id: string, who = round.people.appraisers[A], more: object = {}) =>
    run(t, saveSheet, who, {
      appraisalId: id,
      version: 0,
      lines: [{ criterionId: round.sets.collective.criteria[0]?.id ?? '', halves: 15, items: [], reason: 'Rõ' }],
      remark: '',
      handIn: false,
      why: '',
      ...more,
    })

  test('is kept as a draft with half points; handed in it needs every criterion', async () => {
    const { id } = await one()
    expect(await save(id)).toMatchObject({ handedIn: false })
    expect(await refusal(save(id, undefined, { version: 1, handIn: true }))).toBe('score.missing')
    expect(await refusal(save(id))).toBe('conflict.version')
  })

  test('is refused to who is not in the team, and to whoever is tied to the file, saying how', async () => {
    const { fileId, id } = await one()
    expect(await refusal(save(id, round.people.chair))).toBe('forbidden')
    const tied = round.people.appraisers[B]
    await asCommand(t.app, t.actor, (c) =>
      involveAccount(c, { fileId, accountId: tied.id, how: 'inspected', note: null }),
    )
    await expect(save(id, tied)).rejects.toMatchObject({
      problem: { code: 'conflict.of-interest', details: { relation: 'inspected' } },
    })
    await expect(save(id, round.places[0].head)).rejects.toMatchObject({ problem: { code: 'forbidden' } })
  })

  test('once handed in changes only with a reason, and keeps what it was', async () => {
    const { id } = await one()
    const who = round.people.appraisers[A]
    await score(t, round, who, id, 80)
    const before = (await result(id)).members.find((m) => m.accountId === who.id)?.sheet
    const lines = (before?.lines ?? []).map((line, i) => (i === 0 ? { ...line, halves: (line.halves ?? 0) - 3 } : line))
    const again = { version: 1, lines: lines.map((l) => ({ ...l, items: [...l.items] })), handIn: true }
    expect(await refusal(save(id, who, again))).toBe('reason.needed')
    await save(id, who, { ...again, why: 'Đi thực tế thấy khác' })
    const after = (await result(id)).members.find((m) => m.accountId === who.id)?.sheet
    expect(after?.total).toBe((before?.total ?? 0) - 3)
    expect(after?.changes).toMatchObject([{ from: 64, to: 61, why: 'Đi thực tế thấy khác' }])
    const events = await within(t.app, t.tenantId, (tx) =>
      tx
        .selectFrom('event')
        .select('data')
        .where('subject', '=', 'score_sheet')
        .where('subject_id', '=', after?.id ?? '')
        .execute(),
    )
    expect(events).toHaveLength(2)
  })

  test('cannot be written by a reference that nobody adopted', async () => {
    const loose = await openRound(t, { adopted: false, beside: round })
    const [fileId = ''] = await makeFiles(t, loose, ['Mô hình thử theo bộ tham khảo'])
    const team = await makeTeam(t, loose)
    const [id = ''] = await handOut(t, loose, team, [fileId])
    expect(await refusal(score(t, loose, loose.people.appraisers[A], id, 80))).toBe('criteria.unset')
  })
})

describe('a conclusion', () => {
  test('needs as many sheets as the rules say, and is the exact mean of those that count', async () => {
    const { fileId, id } = await one()
    await score(t, round, round.people.appraisers[A], id, 80)
    await expect(conclude(t, round, id)).rejects.toMatchObject({
      problem: { code: 'appraisal.too-few', details: { have: 1, need: 2 } },
    })
    await score(t, round, round.people.appraisers[B], id, 82)
    await score(t, round, lead(), id, 76)
    expect(await conclude(t, round, id)).toEqual({ fileId, proposes: 'yes' })
    const totals = (await result(id)).members.flatMap((m) => (m.sheet?.total ? [m.sheet.total] : []))
    expect(await row(id)).toMatchObject({
      state: 'concluded',
      mean_num: totals.reduce((sum, one) => sum + one, 0),
      mean_den: 3,
      sheets: 3,
      band_label: 'Khá',
      proposes: 'yes',
    })
    expect((await file(fileId)).status).toBe('appraised')
    expect(await refusal(score(t, round, round.people.appraisers[C], id, 80))).toBe('state.not-now')
  })

  test('leaves out the sheet of somebody who turns out to be tied to the file, and counts it again when that ends', async () => {
    const { fileId, id } = await one()
    const tied = round.people.appraisers[A]
    for (const who of round.people.appraisers) await score(t, round, who, id, 80)
    const ids = (found: Awaited<ReturnType<typeof result>>) =>
      found.members.filter((m) => m.counts).map((m) => m.accountId)
    expect(ids(await result(id))).toHaveLength(3)
    await asCommand(t.app, t.actor, (c) =>
      involveAccount(c, { fileId, accountId: tied.id, how: 'declared', note: 'Anh em ruột' }),
    )
    const found = await result(id)
    expect(ids(found)).toHaveLength(2)
    expect(found.members.find((m) => m.accountId === tied.id)?.refused?.details.relation).toBe('declared')
    await asCommand(t.app, t.actor, async ({ write, at }) => {
      const own = await write.tx
        .selectFrom('involvement')
        .selectAll()
        .where('file_id', '=', fileId)
        .where('account_id', '=', tied.id)
        .where('how', '=', 'declared')
        .executeTakeFirstOrThrow()
      await write.update('involvement', own, { ended_at: at })
    })
    expect(ids(await result(id))).toHaveLength(3)
  })

  test('must talk a wide difference over, where the rules call it wide', async () => {
    const { id } = await one()
    await score(t, round, round.people.appraisers[A], id, 90)
    await score(t, round, round.people.appraisers[B], id, 50)
    expect((await result(id)).difference?.tooWide).toBe(true)
    expect(await refusal(conclude(t, round, id))).toBe('reason.needed')
  })

  test('is not drawn when nobody set the rules, and the file goes on all the same', async () => {
    const loose = await openRound(t, {
      beside: round,
      rules: { appraisal: { minMembers: null, combine: 'mean', differenceHalves: null } },
    })
    const [fileId = ''] = await makeFiles(t, loose, ['Mô hình thử không ngưỡng'])
    const team = await makeTeam(t, loose)
    const [id = ''] = await handOut(t, loose, team, [fileId])
    await score(t, loose, lead(), id, 95)
    expect(await conclude(t, loose, id)).toMatchObject({ proposes: 'unset' })
    expect(await row(id)).toMatchObject({ rules_unset: ['min-members'], mean_num: expect.any(Number) })
    expect((await file(fileId)).status).toBe('appraised')
  })

  test('only by the lead of the team', async () => {
    const { id } = await one()
    for (const who of round.people.appraisers) await score(t, round, who, id, 80)
    const members = round.people.appraisers.map((one) => ({ accountId: one.id, role: 'member' as const }))
    const other = await makeTeam(t, round)
    await run(t, changeTeam, round.people.owner, {
      teamId: other,
      version: 1,
      name: 'Tổ khác',
      basis: 'QĐ thử',
      members: [{ accountId: lead().id, role: 'lead' }, ...members.slice(1)],
    })
    expect(
      await refusal(run(t, sendBack, round.people.appraisers[A], { appraisalId: id, version: 1, reason: 'x' })),
    ).toBe('forbidden')
    expect(await conclude(t, round, id)).toMatchObject({ proposes: 'yes' })
  })
})

describe('sending back', () => {
  test('to the unit, with a reason; it comes again as a new attempt', async () => {
    const { fileId, id } = await one()
    const back = (reason: string) => run(t, sendBack, lead(), { appraisalId: id, version: 1, reason })
    expect(await refusal(back('  '))).toBe('reason.needed')
    expect(await back('Thiếu minh chứng kết quả')).toEqual({ fileId, to: 'in-progress' })
    await asCommand(t.app, t.actor, async ({ write }) => {
      const now = await rowOf(write.tx, 'participation', write.tenantId, fileId)
      await write.update('participation', now, { status: 'self-assessed' })
    })
    const [again = ''] = await handOut(t, round, teamId, [fileId])
    expect(await row(again)).toMatchObject({ attempt: 2 })
  })

  test('to the team: its sheets are there, and change with a reason', async () => {
    const { fileId, id } = await one()
    for (const who of round.people.appraisers) await score(t, round, who, id, 80)
    await conclude(t, round, id)
    const again = await run(t, sendBack, round.people.chair, { appraisalId: id, version: 2, reason: 'Xem lại điểm 2' })
    expect(again).toEqual({ fileId, to: 'self-assessed' })
    expect((await result(id)).members.filter((m) => m.counts)).toHaveLength(3)
    expect(await row(id)).toMatchObject({ state: 'open', mean_num: null, reason: 'Xem lại điểm 2' })
  })
})

test('all of it verifies', async () => {
  for (const verdict of await verifyAll(t.app))
    expect(verdict).toMatchObject({ firstBad: null, strayRows: [], drift: 0 })
})
