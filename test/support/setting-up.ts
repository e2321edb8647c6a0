import { type Command, execute } from '../../src/app/command.ts'
import { draftRound } from '../../src/app/setup/draft-round.ts'
import { stepRound } from '../../src/app/setup/rounds.ts'
import type { Actor } from '../../src/core/policy.ts'
import { rowOf } from '../../src/db/read/rows.ts'
import { packOfRound, setsOfRound } from '../../src/db/read/rules.ts'
import { type TestApp, testApp } from './app.ts'
import { asCommand, within } from './registry.ts'
import { type OpenedRound, openRound, refusal } from './round.ts'
import { addPerson } from './round-people.ts'

export const WINDOWS = {
  opensOn: '2027-01-05',
  closesOn: '2027-03-31',
  appraisalFrom: null,
  appraisalTo: null,
  recognitionFrom: null,
  recognitionTo: null,
}
export const NO_RULES = { packId: null, setIds: [], basisIds: [] }
/** A draft of 2027 that goes by nothing yet. */
export const blank = (label: string) => ({
  label,
  year: 2027,
  level: '',
  windows: WINDOWS,
  copiedFromId: null,
  quotas: [],
  rules: NO_RULES,
})
export const ANNOUNCED = { symbol: '12-KH/BCĐ', announcedOn: '2027-01-02', signer: 'Người thử' }

type Rows = 'round' | 'criteria_set' | 'rule_pack' | 'legal_basis' | 'lead_agency'

/** An application in which rounds are set up: one open round of a province, and an owner of that province. */
export async function settingUp() {
  const t: TestApp = await testApp()
  const r: OpenedRound = await openRound(t)
  const owner = await addPerson(t, 'Chủ sổ', 'owner', { unitId: r.unitId })
  let keys = 0
  /** Runs a command with a key of its own. */
  const run = async <I, O>(command: Command<I, O>, actor: Actor, input: unknown): Promise<O> => {
    keys += 1
    return (await execute(t.app, command, actor, input, `setting-up:${keys}`)).result
  }
  const row = <T extends Rows>(table: T, id: string) =>
    within(t.app, t.tenantId, (tx) => rowOf(tx, table, t.tenantId, id))
  return {
    t,
    r,
    owner,
    run,
    row,
    refused: <I, O>(command: Command<I, O>, actor: Actor, input: unknown) => refusal(run(command, actor, input)),
    draftOf: (label: string, actor = owner, more = {}) =>
      run(draftRound, actor, { ...blank(label), programme: { id: r.programmeId }, ...more }),
    step: async (
      actor: Actor,
      roundId: string,
      name: string,
      reason = '',
      announcement: typeof ANNOUNCED | null = null,
    ) => {
      const { version } = await row('round', roundId)
      return run(stepRound, actor, { roundId, version, step: name, reason, announcement })
    },
    /** A file received in a round, under what the round goes by at that moment, as receiving does. */
    received: (roundId: string): Promise<string> =>
      asCommand(t.app, t.actor, async ({ write }) => {
        const pack = await packOfRound(write.tx, write.tenantId, roundId)
        const sets = await setsOfRound(write.tx, write.tenantId, roundId)
        const made = await write.insert('registration', {
          programme_id: r.programmeId,
          round_id: roundId,
          state: 'submitted',
          kind: 'collective',
          registration: 'new',
          level: '',
          unit_id: r.places[0].unitId,
          rule_pack_id: pack?.id ?? null,
          criteria_set_id: sets.find((one) => one.set.kind === 'collective')?.set.id ?? null,
          created_by: t.actor.id,
        })
        return made.id
      }),
  }
}
export type SettingUp = Awaited<ReturnType<typeof settingUp>>
