import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { clerkOf, draft, headOf, participationRow, registrationRow, run } from '../../../test/support/registering.ts'
import { within } from '../../../test/support/registry.ts'
import { type OpenedRound, openRound, refusal } from '../../../test/support/round.ts'
import { STEPS } from '../../core/participation/transitions.ts'
import { findDrift } from '../../db/stats/drift.ts'
import { acceptRegistration } from './accept.ts'
import { startParticipation } from './begin.ts'
import { rejectRegistration, returnRegistration } from './receive.ts'
import { saveRegistration } from './save.ts'
import { submitRegistration, withdrawRegistration } from './send.ts'

let t: TestApp
let round: OpenedRound
beforeAll(async () => {
  t = await testApp()
  round = await openRound(t)
})
afterAll(() => t.close())

const DEEDS = ['save', 'submit', 'withdraw', 'return', 'reject', 'accept', 'start'] as const
type Deed = (typeof DEEDS)[number]

/** The way of a file as DOMAIN 4.3 draws it, written down a second time: the stage after each deed, nothing where it is refused. */
const WAY: Readonly<Record<string, { readonly [deed in Deed]?: string }>> = {
  draft: { save: 'draft', submit: 'submitted' },
  submitted: { withdraw: 'withdrawn', return: 'returned', reject: 'rejected', accept: 'accepted' },
  returned: { save: 'returned', submit: 'submitted', withdraw: 'withdrawn' },
  withdrawn: {},
  rejected: {},
  accepted: { start: 'in-progress' },
  'in-progress': {},
}

async function stageOf(id: string): Promise<string> {
  return (await participationRow(t, id))?.status ?? (await registrationRow(t, id)).state
}

async function deed(id: string, name: Deed): Promise<string> {
  const { version, unit_id } = await registrationRow(t, id)
  const seen = { registrationId: id, version }
  const [clerk, head, owner] = [clerkOf(round, unit_id), headOf(round, unit_id), round.people.owner]
  if (name === 'save') return refusal(run(t.app, saveRegistration, clerk, { ...seen, form: { goal: randomUUID() } }))
  if (name === 'submit') return refusal(run(t.app, submitRegistration, head, seen))
  if (name === 'withdraw') return refusal(run(t.app, withdrawRegistration, head, { ...seen, reason: 'Thôi' }))
  if (name === 'return') return refusal(run(t.app, returnRegistration, owner, { ...seen, reason: 'Bổ sung' }))
  if (name === 'reject')
    return refusal(run(t.app, rejectRegistration, owner, { ...seen, reason: 'Trùng', duplicateOfId: null }))
  if (name === 'accept') return refusal(run(t.app, acceptRegistration, owner, { ...seen, seen: [], note: '' }))
  const part = (await participationRow(t, id))?.version ?? 1
  return refusal(run(t.app, startParticipation, clerk, { fileId: id, version: part, plan: 'Kế hoạch', launch: null }))
}

test('no order of deeds leaves the way, and the statistics count what is accepted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...DEEDS), { minLength: 1, maxLength: 9 }), async (deeds) => {
      const id = await draft(t, round, randomUUID())
      let stage = 'draft'
      for (const name of deeds) {
        const next = WAY[stage]?.[name]
        const answer = await deed(id, name)
        if (next === undefined) expect(['state.not-now', 'not-found']).toContain(answer)
        else expect(answer).toBe('done')
        stage = next ?? stage
        expect(await stageOf(id)).toBe(stage)
      }
      const counted = stage === 'accepted' || stage === 'in-progress'
      expect((await participationRow(t, id)) !== undefined).toBe(counted)
    }),
    { numRuns: 40 },
  )
  expect(await within(t.app, t.tenantId, (tx) => findDrift(tx, t.tenantId))).toEqual([])
}, 240_000)

test('the journal knows no step of a file that the table does not', async () => {
  const moves = await t.test.pool.query<{ subject_id: string; subject: string; stage: string }>(
    `select subject_id, subject, coalesce(data->>'state', data->>'status') as stage from event
     where subject in ('registration', 'participation') order by seq, n`,
  )
  const last = new Map<string, string>()
  const strange: string[] = []
  for (const { subject_id, subject, stage } of moves.rows) {
    const key = `${subject}:${subject_id}`
    const from = last.get(key)
    last.set(key, stage)
    if (from === undefined || from === stage) continue
    const known = Object.values(STEPS).some((s) => s.to === stage && (s.from as readonly string[]).includes(from))
    if (!known) strange.push(`${subject}: ${from} -> ${stage}`)
  }
  expect(strange).toEqual([])
  expect(moves.rows.length).toBeGreaterThan(100)
})
