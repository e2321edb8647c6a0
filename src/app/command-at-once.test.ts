import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp, testTenant } from '../../test/support/app.ts'
import { isFailure } from '../../test/support/failure.ts'
import { asCommand, commandOf, type OpenedProgramme, openProgramme, register } from '../../test/support/registry.ts'
import { ProblemError, problem } from '../core/problem.ts'
import { type Command, execute } from './command.ts'

let t: TestApp
let place: OpenedProgramme
beforeAll(async () => {
  t = await testApp()
  place = await openProgramme(t.app, t.actor, 'Long An', [2021, 2025])
})
afterAll(() => t.close())

/** Opens when so many have come. */
function gate(many: number): () => Promise<void> {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  let come = 0
  return async () => {
    come += 1
    if (come === many) open()
    await opened
  }
}

describe('a double click', () => {
  const registered = () => asCommand(t.app, t.actor, (c) => register(c, place, { name: 'Bấm hai lần' }))

  test('whose second half meets a row that the first has changed is answered with the first', async () => {
    const row = await registered()
    const bothLooked = gate(2)
    const recognise = commandOf('test.recognise', async ({ write }) => {
      await bothLooked()
      const { version } = await write.update('participation', row, { status: 'recognised' })
      return { version }
    })
    const sent = [1, 2].map(() => execute(t.app, recognise, t.actor, {}, 'double'))
    const answers = await Promise.all(sent)
    expect(answers.map((a) => a.replayed).sort()).toEqual([false, true])
    expect(answers.map((a) => a.result)).toEqual([{ version: 2 }, { version: 2 }])
  })

  test('of another key is a conflict of two people', async () => {
    const row = await registered()
    const bothLooked = gate(2)
    const recognise = commandOf('test.recognise', async ({ write }) => {
      await bothLooked()
      return { version: (await write.update('participation', row, { status: 'recognised' })).version }
    })
    const sent = await Promise.allSettled(['one', 'two'].map((key) => execute(t.app, recognise, t.actor, {}, key)))
    expect(sent.map((s) => s.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = sent.find((s) => s.status === 'rejected')
    expect(refused?.reason).toMatchObject({ problem: { code: 'conflict.version' } })
  })

  test('that nobody was before is told what stands against it', async () => {
    const refuse = commandOf('test.refuse', async () => {
      throw new ProblemError(problem('proposal.already-decided', { by: 'Lan' }))
    })
    expect(await isFailure(execute(t.app, refuse, t.actor, {}, 'alone'))).toMatchObject({ details: { by: 'Lan' } })
  })
})

describe('serial commands', () => {
  const serial = <Output>(work: Parameters<typeof commandOf<Output>>[1]): Command<unknown, Output> => ({
    ...commandOf('test.serial', work),
    serial: true,
  })

  test('of one tenant run one after another', async () => {
    const said: string[] = []
    const slow = serial(async ({ write, at }) => {
      said.push('in')
      await sql`select pg_sleep(0.03)`.execute(write.tx)
      said.push('out')
      return { at }
    })
    await Promise.all([1, 2, 3, 4].map((n) => execute(t.app, slow, t.actor, {}, `serial:${n}`)))
    expect(said).toEqual(Array.from({ length: 4 }, () => ['in', 'out']).flat())
  })

  test('see what the one before has made, so that looking before making is enough', async () => {
    const once = serial(async (context) => {
      const { tx, tenantId } = context.write
      const known = await tx
        .selectFrom('model')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('name', '=', 'Chỉ một')
        .executeTakeFirst()
      if (known !== undefined) return { made: false }
      await register(context, place, { name: 'Chỉ một' })
      return { made: true }
    })
    const answers = await Promise.all([1, 2, 3, 4].map((n) => execute(t.app, once, t.actor, {}, `once:${n}`)))
    expect(answers.filter((a) => a.result.made)).toHaveLength(1)
  })

  test('of another tenant, and commands that are not serial, do not wait for their end to begin', async () => {
    const other = await testTenant(t.app, 'ben-canh')
    const together = gate(3)
    const meet = async () => {
      await together()
      return { met: true }
    }
    // Each waits for the others in the middle of its work: none would end if one kept another from beginning.
    const met = await Promise.all([
      execute(t.app, serial(meet), t.actor, {}, 'meet:1'),
      execute(t.app, serial(meet), other.actor, {}, 'meet:1'),
      execute(t.app, commandOf('test.plain', meet), t.actor, {}, 'meet:2'),
    ])
    expect(met.every((m) => m.result.met)).toBe(true)
  })
})
