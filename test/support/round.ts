import type { CommandContext } from '../../src/app/command.ts'
import { vietnamDay } from '../../src/core/clock.ts'
import { ProblemError } from '../../src/core/problem.ts'
import type { RulePack } from '../../src/core/rules/rule-pack.ts'
import { slug } from '../../src/core/text/fold.ts'
import type { TestApp } from './app.ts'
import { asCommand } from './registry.ts'
import { type Body, makeBodies, makePeople, makePlaces, type People, type Place, today } from './round-people.ts'
import { COLLECTIVE_SET, INDIVIDUAL_SET, type MadeSet, makeSet, TEST_RULES } from './round-rules.ts'

type Under = Pick<TestApp, 'app' | 'actor' | 'tenantId'>

export interface RoundGiven {
  /** Whose programme it is, as it is called today; unless told "Tỉnh Tây Ninh". */
  readonly unit?: string
  /** Communes with bodies and people of their own; unless told two of Tây Ninh. */
  readonly communes?: readonly string[]
  /** The year of the round; unless told, that of the clock. */
  readonly year?: number
  /** Unless told `open`, and open from thirty days ago to thirty days ahead. */
  readonly state?: string
  readonly opensOn?: string | null
  readonly closesOn?: string | null
  readonly level?: '' | 'base' | 'district' | 'province' | 'central'
  /** Instead of parts of `TEST_RULES`. */
  readonly rules?: Partial<RulePack>
  /** False: the pack and the sets are references that nobody has adopted. */
  readonly adopted?: boolean
  /** The programme, bodies and people of an earlier round: for the round of the next year. */
  readonly beside?: OpenedRound
}

/** A round that people can work in. All people and bodies are invented. */
export interface OpenedRound {
  readonly movementId: string
  readonly programmeId: string
  readonly roundId: string
  readonly unitId: string
  readonly year: number
  readonly packId: string
  readonly rules: RulePack
  /** The criteria sets in force: for collectives (100 points, 5 of bonus, three bands) and for individuals. */
  readonly sets: { readonly collective: MadeSet; readonly individual: MadeSet }
  /** Bodies of the programme's unit, by kind. */
  readonly bodies: Readonly<Record<Body, string>>
  /** One person with each role on the programme's unit, and further ones where a team or a council needs them. */
  readonly people: People
  /** Communes in which somebody registers: with a body, its clerk and its head. */
  readonly places: readonly [Place, Place, ...Place[]]
  /** The fields of the programme by their code. */
  readonly fields: ReadonlyMap<string, string>
}

/**
 * Makes a programme with an open round, an adopted rule pack, criteria sets, bodies, and an account for every role:
 * `people.owner`, `people.appraisers[1]`, `places[0].clerk`. Written in one command, as the given actor.
 */
export async function openRound(t: Under, given: RoundGiven = {}): Promise<OpenedRound> {
  return asCommand(t.app, t.actor, async (context) => {
    const day = today(t.app)
    const year = given.year ?? Number(day.slice(0, 4))
    const ground = given.beside ?? (await makeGround(context, given, year))
    const fields = ground.fields
    const adopted = given.adopted ?? true
    const rules: RulePack = { ...TEST_RULES, ...given.rules }
    const scope = { movementId: ground.movementId, year, day, adopted }
    const packId = await makePack(context, scope, rules)
    const collective = await makeSet(context, scope, COLLECTIVE_SET)
    const individual = await makeSet(context, scope, INDIVIDUAL_SET)
    const round = await context.write.insert('round', {
      programme_id: ground.programmeId,
      label: await freeLabel(context, ground.programmeId, year),
      year,
      opens_on: given.opensOn === undefined ? shifted(day, -30) : given.opensOn,
      closes_on: given.closesOn === undefined ? shifted(day, 30) : given.closesOn,
      state: given.state ?? 'open',
      level: given.level ?? '',
      rule_pack_id: packId,
      announcement: `${year % 100}-KH/BCĐ`,
      announced_on: shifted(day, -40),
      signer: 'Người ký thử',
      appraisal_from: shifted(day, 31),
      appraisal_to: shifted(day, 60),
      recognition_from: shifted(day, 61),
      recognition_to: shifted(day, 90),
    })
    for (const set of [collective, individual])
      await context.write.insert('round_criteria', { round_id: round.id, criteria_set_id: set.id })
    return { ...ground, fields, roundId: round.id, year, packId, rules, sets: { collective, individual } }
  })
}

/** A calendar day some days away. */
export function shifted(day: string, days: number): string {
  return vietnamDay(new Date(Date.parse(`${day}T05:00:00Z`) + days * 86_400_000))
}

/** The code of the problem that a piece of work is refused with; `done` when it is not. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
}

const TAY_NINH = 'Tỉnh Tây Ninh'
const TWO = ['Xã Tân Trụ, Tây Ninh', 'Xã Cần Giuộc, Tây Ninh']

/** Programme, bodies and people; the movement and the fields are those every tenant starts with. */
async function makeGround(context: CommandContext, given: RoundGiven, year: number) {
  const { write, app } = context
  const { tx, tenantId } = write
  const unitId = unitNamed(context, given.unit ?? TAY_NINH)
  const movement = await tx
    .selectFrom('movement')
    .select(['id', 'slug'])
    .where('tenant_id', '=', tenantId)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const fields = await tx.selectFrom('field').selectAll().where('tenant_id', '=', tenantId).execute()
  const period =
    (await tx
      .selectFrom('period')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('movement_id', '=', movement.id)
      .where('label', '=', String(year))
      .executeTakeFirst()) ??
    (await write.insert('period', {
      movement_id: movement.id,
      label: String(year),
      year_from: year,
      year_to: year,
      kind: 'year',
      parent_id: null,
    }))
  const programme =
    (await tx
      .selectFrom('programme')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('movement_id', '=', movement.id)
      .where('unit_id', '=', unitId)
      .where('period_id', '=', period.id)
      .executeTakeFirst()) ??
    (await write.insert('programme', {
      slug: slug(`${movement.slug} ${app.units.fullName(unitId)} ${app.units.label(unitId)?.code} ${year}`, 120),
      movement_id: movement.id,
      unit_id: unitId,
      province_then_id: app.units.provinceId(unitId),
      period_id: period.id,
      taxonomy_id: fields[0]?.taxonomy_id ?? '',
    }))
  const communes = (given.communes ?? TWO).map((name) => unitNamed(context, name))
  const bodies = await makeBodies(context, unitId)
  return {
    movementId: movement.id,
    programmeId: programme.id,
    unitId,
    bodies,
    people: await makePeople(context, unitId),
    places: (await makePlaces(context, communes)) as [Place, Place, ...Place[]],
    fields: new Map(fields.map((f) => [f.code, f.id])) as ReadonlyMap<string, string>,
  }
}

function unitNamed({ app }: CommandContext, text: string): string {
  const [first = '', ...above] = text.split(',').map((part) => part.trim())
  const province = above.at(-1)
  const isProvince = province === undefined
  const found = app.units.resolvePlace(isProvince ? { province: first } : { commune: first, province }, app.units.today)
  if (!found.ok) throw new Error(`no unit ${text} today`)
  return found.value
}

async function freeLabel({ write }: CommandContext, programmeId: string, year: number): Promise<string> {
  const rows = await write.tx
    .selectFrom('round')
    .select('id')
    .where('tenant_id', '=', write.tenantId)
    .where('programme_id', '=', programmeId)
    .where('year', '=', year)
    .execute()
  return rows.length === 0 ? `Năm ${year}` : `Năm ${year}, đợt ${rows.length + 1}`
}

async function makePack(
  { write }: CommandContext,
  given: { readonly movementId: string; readonly year: number; readonly day: string; readonly adopted: boolean },
  rules: RulePack,
): Promise<string> {
  const made = await write.insert('rule_pack', {
    movement_id: given.movementId,
    name: `Quy tắc thử năm ${given.year}`,
    valid_from: `${given.year}-01-01`,
    valid_to: null,
    adopted_on: given.adopted ? given.day : null,
    adopted_by: given.adopted ? 'Ban Chỉ đạo (thử)' : null,
    basis: given.adopted ? 'Kế hoạch thử' : null,
    rules: JSON.stringify(rules),
  })
  return made.id
}
