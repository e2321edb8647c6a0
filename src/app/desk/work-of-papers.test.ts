import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { countingQueries } from '../../../test/support/queries.ts'
import { asCommand } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, shifted } from '../../../test/support/round.ts'
import { today } from '../../../test/support/round-people.ts'
import { votedFile } from '../../../test/support/voted.ts'
import type { Actor } from '../../core/policy.ts'
import { involve } from '../access/involve.ts'
import { decisionPage, decisions, LINES_A_PAGE } from '../deciding/read.ts'
import { replications } from '../replication/read.ts'
import { myWork } from './my-work.ts'

let t: TestApp
let r: OpenedRound
let day: string
beforeAll(async () => {
  t = await testApp()
  r = await openRound(t)
  day = today(t.app)
})
afterAll(() => t.close())

const tasks = async (actor: Actor) =>
  (await myWork(t.app, actor)).roles.flatMap(({ piles }) => piles.map((p) => [p.task, p.total, p.lines[0]?.due]))

interface Made {
  readonly fileId: string
  readonly draftId: string
}

/** One of everything that can wait here: two decisions, an appeal, two replications, an inspection with all it has. */
async function oneOfEach(n: number): Promise<Made> {
  const fileId = await votedFile(t, r, `Hồ sơ thử ${n}`)
  return asCommand(t.app, t.actor, async ({ write, at }) => {
    const decision = (state: 'draft' | 'signed') =>
      write.insert('decision', {
        programme_id: r.programmeId,
        round_id: r.roundId,
        kind: 'recognition',
        organisation_id: r.bodies.state,
        issuer: 'Nơi ban hành thử',
        form: null,
        title: `Quyết định thử ${n}`,
        rule_pack_id: r.packId,
        drafted_by: r.people.secretary.id,
        state,
        signed_on: state === 'signed' ? day : null,
      })
    const draft = await decision('draft')
    await decision('signed')
    await write.insert('decision_line', {
      decision_id: draft.id,
      position: 0,
      subject: 'model',
      printed: `Hồ sơ thử ${n}`,
      participation_id: fileId,
      organisation_id: null,
      form: null,
      subject_key: `ho so thu ${n}`,
    })
    const filed = { filed_by: r.places[0].head.id, filed_name: 'Người thử', filed_at: at, state: 'open' }
    await write.insert('appeal', { participation_id: fileId, line_id: null, text: 'Xin xem lại', ...filed })
    const file = await write.tx
      .selectFrom('participation')
      .select('model_id')
      .where('tenant_id', '=', t.tenantId)
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow()
    const replication = (state: string, adopted_on: string | null) =>
      write.insert('replication', {
        programme_id: r.programmeId,
        model_id: file.model_id ?? '',
        adopter_unit_id: r.places[1].unitId,
        adopter: 'Nơi nhận thử',
        year: null,
        state,
        origin_participation_id: fileId,
        adopted_on,
        proposed_on: day,
      })
    await replication('proposed', null)
    await replication('confirmed', shifted(day, -190))
    await replication('confirmed', shifted(day, -100))
    const inspection = await write.insert('inspection', {
      programme_id: r.programmeId,
      plan: `Kế hoạch thử ${n}`,
      scopes: ['thử'],
      state: 'visiting',
      to_day: shifted(day, 3),
      inspected_on: null,
      team: null,
    })
    const member = { account_id: r.people.inspector.id, name: 'Người thử', role: 'lead' }
    await write.insert('inspection_member', { inspection_id: inspection.id, ...member })
    await write.insert('inspection_visit', { inspection_id: inspection.id, unit_id: r.places[0].unitId })
    for (const [position, state] of ['open', 'done'].entries())
      await write.insert('recommendation', {
        inspection_id: inspection.id,
        position,
        text: 'Niêm yết thử',
        unit_id: r.places[0].unitId,
        due_on: shifted(day, 10),
        state,
      })
    return { fileId, draftId: draft.id }
  })
}

test('each waits for whoever it is for, by when, and not for who has a conflict', async () => {
  const { fileId } = await oneOfEach(0)
  const { people, places } = r
  const round = { by: shifted(day, 90) }
  expect(await tasks(people.decider)).toContainEqual(['decision.sign', 1, round])
  expect(await tasks(people['records-clerk'])).toContainEqual(['decision.number', 1, undefined])
  expect((await tasks(people.chair)).map(([task, n]) => [task, n])).toContainEqual(['appeal.answer', 1])
  const receiver = await tasks(places[1].head)
  expect(receiver).toContainEqual(['replication.confirm', 1, undefined])
  expect(receiver.find(([task]) => task === 'replication.report')?.[1]).toBe(1)
  expect(await tasks(places[0].head)).toContainEqual(['recommendation.answer', 1, { by: shifted(day, 10) }])
  expect((await tasks(places[1].head)).map(([task]) => task)).not.toContain('recommendation.answer')
  expect((await tasks(places[0].head)).map(([task]) => task)).not.toContain('replication.confirm')
  const inspector = await tasks(people.inspector)
  expect(inspector).toContainEqual(['inspection.visit', 1, { by: shifted(day, 3) }])
  expect(inspector).toContainEqual(['recommendation.close', 1, { by: shifted(day, 10) }])
  expect(inspector.map(([task]) => task)).not.toContain('inspection.record')
  const deed = (actor: Actor) => asCommand(t.app, t.actor, (c) => involve({ ...c, actor }, fileId, 'inspected'))
  await deed(people.decider)
  await deed(people.chair)
  expect((await tasks(people.decider)).map(([task]) => task)).not.toContain('decision.sign')
  expect((await tasks(people.chair)).map(([task]) => task)).not.toContain('appeal.answer')
})

test('the number of queries of my work and of the lists and pages is the same for one thing and for thirty', async () => {
  const { draftId } = await oneOfEach(1)
  const { people, places } = r
  const actors = [
    people.decider,
    people['records-clerk'],
    people.chair,
    people.inspector,
    places[0].head,
    places[1].head,
  ]
  const queries = async () => {
    const counts: number[] = []
    const note = async (work: (app: typeof t.app) => Promise<unknown>) => {
      const counting = countingQueries(t.app)
      await work(counting.app)
      counts.push(counting.count())
    }
    for (const actor of actors) await note((app) => myWork(app, actor))
    await note((app) => decisions(app, people.secretary, undefined))
    await note((app) => decisionPage(app, people.decider, draftId, 0))
    await note((app) => replications(app, places[1].head, undefined))
    return counts
  }
  const before = await queries()
  for (let n = 2; n < 12; n++) await oneOfEach(n)
  await asCommand(t.app, t.actor, async ({ write }) => {
    for (let position = 1; position < LINES_A_PAGE + 5; position++)
      await write.insert('decision_line', {
        decision_id: draftId,
        position,
        subject: 'collective',
        printed: `Tập thể thử ${position}`,
        participation_id: null,
        organisation_id: null,
        form: null,
        subject_key: `tap the thu ${position}`,
      })
  })
  expect(await queries()).toEqual(before)
  const page = await decisionPage(t.app, people.decider, draftId, 0)
  expect([page.lines.length, page.next]).toEqual([LINES_A_PAGE, LINES_A_PAGE])
  expect((await decisionPage(t.app, people.decider, draftId, LINES_A_PAGE)).lines.length).toBe(5)
  const pile = (await myWork(t.app, people['records-clerk'])).roles.flatMap((role) => role.piles)[0]
  expect([pile?.total, pile?.lines.length]).toEqual([12, 8])
})
