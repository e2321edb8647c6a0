import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp, testTenant } from '../../test/support/app.ts'
import { asCommand, commandOf, type OpenedProgramme, openProgramme, register } from '../../test/support/registry.ts'
import { ProblemError } from '../core/problem.ts'
import { type Command, execute } from './command.ts'
import { verifyAll } from './verify.ts'

let t: TestApp
let place: OpenedProgramme
beforeAll(async () => {
  t = await testApp()
  place = await openProgramme(t.app, t.actor, 'Long An', [2021, 2025])
})
afterAll(() => t.close())

/** Everything that a command could leave behind. */
async function everything() {
  const count = async (table: string) =>
    (await t.test.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n as number
  const tables = ['command_log', 'event', 'model', 'participation', 'stat_delta', 'stat_cell']
  const head = await t.test.pool.query('select tenant_id, seq, hash from chain_head order by 1')
  return { counts: await Promise.all(tables.map(count)), heads: head.rows }
}

const named: Command<{ name: string }, { id: string }> = {
  name: 'test.register',
  input: z.object({ name: z.string().min(1) }),
  action: 'proposal.decide',
  work: async (context, { name }) => ({ id: (await register(context, place, { name })).id }),
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('one key', () => {
  test('used again with the same input gives the same answer and writes nothing', async () => {
    const first = await execute(t.app, named, t.actor, { name: 'Hũ gạo' }, 'key:again')
    const before = await everything()
    const second = await execute(t.app, named, t.actor, { name: 'Hũ gạo' }, 'key:again')
    expect(second).toEqual({ result: first.result, replayed: true })
    expect(first.replayed).toBe(false)
    expect(await everything()).toEqual(before)
  })

  test('with another input, another command or another person is refused', async () => {
    await execute(t.app, named, t.actor, { name: 'Đường hoa' }, 'key:once')
    const before = await everything()
    expect(await codeOf(execute(t.app, named, t.actor, { name: 'Đường cờ' }, 'key:once'))).toBe('conflict.key-reused')
    const renamed = { ...named, name: 'test.other' }
    expect(await codeOf(execute(t.app, renamed, t.actor, { name: 'Đường hoa' }, 'key:once'))).toBe(
      'conflict.key-reused',
    )
    const somebody = { ...t.actor, id: '0199aaaa-0000-7000-8000-000000000001' }
    expect(await codeOf(execute(t.app, named, somebody, { name: 'Đường hoa' }, 'key:once'))).toBe('conflict.key-reused')
    expect(await everything()).toEqual(before)
  })

  test('sent five times at once makes one record, and all get its answer', async () => {
    const before = await everything()
    const sent = Array.from({ length: 5 }, () => execute(t.app, named, t.actor, { name: 'Tổ tự quản' }, 'key:at-once'))
    const answers = await Promise.all(sent)
    expect(new Set(answers.map((a) => a.result.id)).size).toBe(1)
    expect(answers.filter((a) => !a.replayed)).toHaveLength(1)
    const after = await everything()
    expect(after.counts[0]).toBe((before.counts[0] ?? 0) + 1)
    expect(after.counts[3]).toBe((before.counts[3] ?? 0) + 1)
  })

  test('belongs to its tenant: another one may use the same', async () => {
    const other = await testTenant(t.app, 'khac')
    const empty = commandOf('test.nothing', async () => ({ done: true }))
    await execute(t.app, empty, t.actor, {}, 'key:shared')
    expect((await execute(t.app, empty, other.actor, {}, 'key:shared')).replayed).toBe(false)
  })
})

describe('a command that does not end well leaves nothing', () => {
  const refused: [string, () => Promise<unknown>, string][] = [
    ['when it throws after writing', () => execute(t.app, failing, t.actor, {}, 'key:thrown'), 'Error: no'],
    [
      'when its input is not what it takes',
      () => execute(t.app, named, t.actor, { name: '' }, 'key:input'),
      'input.invalid',
    ],
    [
      'when the policy says no',
      () => execute(t.app, named, { ...t.actor, grants: [] }, { name: 'x' }, 'key:policy'),
      'forbidden',
    ],
    ['when a row was changed meanwhile', () => stale(), 'conflict.version'],
    ['when a row has nothing to stand on', () => orphan(), '23503'],
  ]
  const failing = commandOf('test.fail', async (context) => {
    await register(context, place, { name: 'Không còn' })
    throw new Error('no')
  })
  const stale = () =>
    asCommand(t.app, t.actor, async (context) => {
      const made = await register(context, place, { name: 'Cũ' })
      await context.write.update('participation', { id: made.id, version: made.version + 1 }, { status: 'recognised' })
    })
  const orphan = () =>
    asCommand(t.app, t.actor, (context) =>
      register(context, { ...place, roundId: place.programmeId }, { name: 'Mồ côi' }),
    ).catch((error: { code?: string }) => {
      throw String(error.code)
    })

  test.each(refused)('%s', async (_, work, code) => {
    const before = await everything()
    expect(await codeOf(work())).toBe(code)
    expect(await everything()).toEqual(before)
  })
})

test('an entry says who, when and what, and its result is what the command gave', async () => {
  const { result } = await execute(t.app, named, t.actor, { name: 'Camera an ninh' }, 'key:entry')
  const found = await t.test.pool.query(
    `select c.*, (select array_agg(e.subject order by e.n) from event e where e.tenant_id = c.tenant_id and e.seq = c.seq) as subjects
       from command_log c where key = 'key:entry'`,
  )
  expect(found.rows).toEqual([
    expect.objectContaining({
      name: 'test.register',
      actor_id: t.actor.id,
      actor_name: t.actor.name,
      result,
      events: 2,
      subjects: ['model', 'participation'],
    }),
  ])
  expect((await verifyAll(t.app)).every((v) => v.firstBad === null && v.strayRows.length === 0 && v.drift === 0)).toBe(
    true,
  )
})
