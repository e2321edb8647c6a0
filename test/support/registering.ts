import { randomUUID } from 'node:crypto'
import { type Command, execute } from '../../src/app/command.ts'
import type { App } from '../../src/app/context.ts'
import { acceptRegistration } from '../../src/app/registration/accept.ts'
import { startParticipation } from '../../src/app/registration/begin.ts'
import type { FormPatch } from '../../src/app/registration/form.ts'
import { similarOf } from '../../src/app/registration/read.ts'
import { submitRegistration } from '../../src/app/registration/send.ts'
import { type StartInput, startRegistration } from '../../src/app/registration/start.ts'
import type { Actor } from '../../src/core/policy.ts'
import { inTenant } from '../../src/db/database.ts'
import type { Row } from '../../src/db/tables.ts'
import type { TestApp } from './app.ts'
import type { OpenedRound } from './round.ts'

type Under = Pick<TestApp, 'app' | 'tenantId'>

/** Runs a command with a key of its own. */
export const run = async <I, O>(app: App, command: Command<I, O>, actor: Actor, input: unknown): Promise<O> =>
  (await execute(app, command, actor, input, randomUUID())).result

/** The ten items, filled in; invented. */
export const TEN: FormPatch = {
  situation: 'Đường tối, dân ngại đi họp buổi tối (thử).',
  goal: 'Thắp sáng 2 km đường trước tháng 10, 100 % hộ đồng thuận (thử).',
  content: 'Họp dân, góp vật tư, phân công từng tổ (thử).',
  beneficiaries: 'Dân ấp 3, ấp 4 (thử).',
  forces: 'Hội Nông dân chủ trì, Đoàn thanh niên phối hợp (thử).',
  resources: 'Dân góp 20 triệu đồng, 60 ngày công (thử).',
  schedule: 'Tháng 3 khảo sát, tháng 6 lắp đèn, tháng 10 đánh giá (thử).',
  outcome: '40 bóng đèn sáng đều (thử).',
  upkeep: 'Tổ tự quản thu tiền điện hằng tháng (thử).',
  startsOn: '2026-03-01',
  endsOn: '2026-10-31',
}

/** The complete form of a model of a name in a field. */
export const fullForm = (round: OpenedRound, name: string, more: FormPatch = {}): FormPatch => ({
  ...TEN,
  name,
  fieldId: round.fields.get('economy') ?? null,
  lead: 'Hội Nông dân thử',
  ...more,
})

type StartGiven = Partial<Omit<StartInput, 'form'>> & { readonly form?: FormPatch }

/** Begins a complete registration in the first place of a round, as its clerk. */
export async function draft(t: Under, round: OpenedRound, name: string, more: StartGiven = {}): Promise<string> {
  const place = round.places[0]
  const { form, ...given } = more
  const input = {
    roundId: round.roundId,
    unitId: place.unitId,
    kind: 'collective',
    registration: 'new',
    form: fullForm(round, name, form),
    ...given,
  }
  return (await run(t.app, startRegistration, clerkOf(round, input.unitId), input)).registrationId
}

const placeOf = (round: OpenedRound, unitId: string) =>
  round.places.find((place) => place.unitId === unitId) ?? round.places[0]
export const clerkOf = (round: OpenedRound, unitId: string): Actor => placeOf(round, unitId).clerk
export const headOf = (round: OpenedRound, unitId: string): Actor => placeOf(round, unitId).head

/** A registration as it stands. */
export const registrationRow = (t: Under, id: string): Promise<Row<'registration'>> =>
  inTenant(t.app.db.app, t.tenantId, (tx) =>
    tx
      .selectFrom('registration')
      .selectAll()
      .where('tenant_id', '=', t.tenantId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

/** A participation as it stands; undefined before its registration is accepted. */
export const participationRow = (t: Under, id: string): Promise<Row<'participation'> | undefined> =>
  inTenant(t.app.db.app, t.tenantId, (tx) =>
    tx
      .selectFrom('participation')
      .selectAll()
      .where('tenant_id', '=', t.tenantId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )

/** A registration that its unit has sent. */
export async function sent(t: Under, round: OpenedRound, name: string, more: StartGiven = {}): Promise<string> {
  const id = await draft(t, round, name, more)
  const row = await registrationRow(t, id)
  await run(t.app, submitRegistration, headOf(round, row.unit_id), { registrationId: id, version: row.version })
  return id
}

/** A registration that the round's owner has accepted: the id of its participation, which is its own. */
export async function accepted(t: Under, round: OpenedRound, name: string, more: StartGiven = {}): Promise<string> {
  const id = await sent(t, round, name, more)
  return acceptIt(t, round, id)
}

/** Accepts what was sent; what is similar is said to have been seen. */
export async function acceptIt(t: Under, round: OpenedRound, id: string): Promise<string> {
  const row = await registrationRow(t, id)
  const shown = await similarOf(t.app, round.people.owner, row)
  const input = { registrationId: id, version: row.version, seen: shown.map((one) => one.id), note: 'Đã xem (thử)' }
  return (await run(t.app, acceptRegistration, round.people.owner, input)).participationId
}

/** An accepted registration that its unit has begun to carry out. */
export async function begun(t: Under, round: OpenedRound, name: string, more: StartGiven = {}): Promise<string> {
  const id = await accepted(t, round, name, more)
  const row = await participationRow(t, id)
  const input = { fileId: id, version: row?.version ?? 0, plan: 'Kế hoạch thử', launch: null }
  await run(t.app, startParticipation, headOf(round, row?.unit_id ?? ''), input)
  return id
}
