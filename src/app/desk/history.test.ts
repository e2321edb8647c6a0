import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../../test/support/app.ts'
import { addParticipation, addRegistration } from '../../../test/support/files.ts'
import { countingQueries } from '../../../test/support/queries.ts'
import { asCommand, within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound } from '../../../test/support/round.ts'
import type { Actor } from '../../core/policy.ts'
import { fileOf } from '../participation/file.ts'
import { FILE_HISTORY, historyOf, ROUND_HISTORY, seesPersonal } from './history.ts'

const PERSON = 'Bà Nguyễn Thị Bí Mật'
let t: TestApp
let round: OpenedRound
let fileId: string
let fields: readonly string[]
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
  fields = [...round.fields.values()]
  const [here] = round.places
  const made = await asCommand(t.app, t.actor, (context) =>
    addRegistration(context, round, here, 'Việc làm', {
      kind: 'individual',
      person: PERSON,
      field_id: fields[0] ?? null,
    }),
  )
  fileId = made.id
  const edited = await asCommand(t.app, t.actor, ({ write }) =>
    write.update('registration', made, { name: 'Việc làm tốt', field_id: fields[1] ?? null, person: `${PERSON} (2)` }),
  )
  await asCommand(t.app, t.actor, async (context) => {
    await context.write.update('registration', edited, { state: 'accepted' })
    await addParticipation(context, round, here, 'Việc làm tốt', { id: fileId, kind: 'individual' })
    await context.write.insert('registration_owner', {
      registration_id: fileId,
      organisation_id: round.bodies.front,
      role: 'partner',
      part: 'Vận động',
    })
  })
  await asCommand(t.app, t.actor, (context) => addRegistration(context, round, here, 'Hồ sơ khác'))
})
afterAll(() => t.close())

const history = (actor: Actor, sees: boolean, before?: number, app = t.app) =>
  historyOf(app, actor, fileId, { of: FILE_HISTORY, seesPersonal: sees, before })

test('the newest first: who, when, what was and what is', async () => {
  const { entries, names } = await history(round.people.owner, true)
  expect(entries.map((entry) => entry.rows.map((row) => [row.table, row.made]))).toEqual([
    [
      ['registration', false],
      ['participation', true],
      ['registration_owner', true],
    ],
    [['registration', false]],
    [['registration', true]],
  ])
  expect(entries.every((entry) => entry.by === t.actor.name && entry.at <= new Date().toISOString())).toBe(true)
  const [, edit] = entries
  expect(edit?.rows[0]?.changes).toMatchObject([
    { column: 'field_id', was: fields[0], is: fields[1] },
    { column: 'name', was: 'Việc làm', is: 'Việc làm tốt' },
    { column: 'person', was: PERSON, is: `${PERSON} (2)` },
  ])
  expect([fields[0], fields[1]].map((id) => names.has(id ?? ''))).toEqual([true, true])
  expect(names.get(round.bodies.front)?.vi).toContain('MTTQ')
})

test('a person is named only to those who work with the file', async () => {
  const [here, there] = round.places
  const sees = (actor: Actor) =>
    within(t.app, t.tenantId, async (tx) => seesPersonal(actor, await fileOf({ app: t.app, actor, tx }, fileId)))
  expect([await sees(here.clerk), await sees(here.head), await sees(round.people.owner)]).toEqual([true, true, true])
  for (const actor of [there.clerk, round.people.appraiser, round.people.reader, round.people.administrator])
    expect(await sees(actor)).toBe(false)
  expect(JSON.stringify(await history(round.people.reader, false))).not.toContain('Bí Mật')
  expect(JSON.stringify(await history(round.people.reader, true))).toContain('Bí Mật')
})

test('another tenant finds nothing', async () => {
  const stranger = await testTenant(t.app, 'khac')
  expect((await history(stranger.actor, true)).entries).toEqual([])
})

test('pages follow one another, with the same queries for one change and for forty', async () => {
  const queries = async () => {
    const counting = countingQueries(t.app)
    await history(round.people.owner, true, undefined, counting.app)
    return counting.count()
  }
  const before = await queries()
  const all = async () => {
    const seen: number[] = []
    let next: number | undefined
    do {
      const page = await history(round.people.owner, true, next)
      seen.push(...page.entries.map((entry) => entry.seq))
      next = page.next
    } while (next !== undefined)
    return seen
  }
  const first = await all()
  for (let i = 0; i < 40; i++) {
    await asCommand(t.app, t.actor, async ({ write }) => {
      const row = await write.tx
        .selectFrom('participation')
        .select(['id', 'version'])
        .where('tenant_id', '=', t.tenantId)
        .where('id', '=', fileId)
        .executeTakeFirstOrThrow()
      await write.update('participation', row, { campaign: `Lần ${i}` })
    })
  }
  expect(await queries()).toBe(before)
  const seen = await all()
  expect(seen.length).toBe(first.length + 40)
  expect([...new Set(seen)].sort((a, b) => b - a)).toEqual(seen)
})

test('a round has a history too', async () => {
  await asCommand(t.app, t.actor, async ({ write }) => {
    const row = await write.tx
      .selectFrom('round')
      .select(['id', 'version'])
      .where('tenant_id', '=', t.tenantId)
      .where('id', '=', round.roundId)
      .executeTakeFirstOrThrow()
    await write.update('round', row, { closes_on: '2026-12-31' })
  })
  const { entries } = await historyOf(t.app, round.people.owner, round.roundId, {
    of: ROUND_HISTORY,
    seesPersonal: false,
  })
  expect(entries[0]?.rows[0]?.changes).toMatchObject([{ column: 'closes_on', is: '2026-12-31' }])
})
