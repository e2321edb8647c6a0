import { z } from 'zod'
import { type Command, type CommandContext, execute } from '../../src/app/command.ts'
import type { App } from '../../src/app/context.ts'
import type { Actor } from '../../src/core/policy.ts'
import { fold } from '../../src/core/text/fold.ts'
import { grams } from '../../src/core/text/grams.ts'
import { sortKey } from '../../src/core/text/sort-key.ts'
import { inTenant, type Tx } from '../../src/db/database.ts'
import type { Row } from '../../src/db/tables.ts'

/** A command made of a function, for tests of what every command has in common. */
export function commandOf<Output>(
  name: string,
  work: (context: CommandContext) => Promise<Output>,
): Command<unknown, Output> {
  return { name, input: z.unknown(), action: 'proposal.decide', work: (context) => work(context) }
}

let keys = 0
/** Runs a function as a command with a key of its own. */
export async function asCommand<Output>(
  app: App,
  actor: Actor,
  work: (context: CommandContext) => Promise<Output>,
): Promise<Output> {
  keys += 1
  return (await execute(app, commandOf('test', work), actor, {}, `test:${keys}`)).result
}

/** Reads as the application does, inside a tenant. */
export const within = <T>(app: App, tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTenant(app.db.app, tenantId, work)

/** A programme of a province with one round; the movement and the fields are those every tenant starts with. */
export function openProgramme(app: App, actor: Actor, province: string, years: readonly [number, number]) {
  return asCommand(app, actor, async ({ write }) => {
    const { tx, tenantId } = write
    const movement = await tx
      .selectFrom('movement')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow()
    const taxonomy = await tx
      .selectFrom('taxonomy')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow()
    const found = app.units.resolvePlace({ province }, '2024-06-30')
    if (!found.ok) throw new Error(`no province ${province}`)
    const [year_from, year_to] = years
    const label = `${year_from}-${year_to}`
    const period = await write.insert('period', {
      movement_id: movement.id,
      label: `${label} ${province}`,
      year_from,
      year_to,
      kind: 'period',
      parent_id: null,
    })
    const programme = await write.insert('programme', {
      slug: fold(`${province} ${label}`).replaceAll(' ', '-'),
      movement_id: movement.id,
      unit_id: found.value,
      province_then_id: found.value,
      period_id: period.id,
      taxonomy_id: taxonomy.id,
    })
    const round = await write.insert('round', {
      programme_id: programme.id,
      label,
      year: null,
      opens_on: null,
      closes_on: null,
    })
    return { programmeId: programme.id, roundId: round.id, provinceId: found.value }
  })
}
export type OpenedProgramme = Awaited<ReturnType<typeof openProgramme>>

export interface Registered {
  readonly id: string
  readonly version: number
}

/** Registers a model that takes part, inside a command. */
export async function register(
  { write, app }: CommandContext,
  where: OpenedProgramme,
  given: { readonly name: string; readonly kind?: 'collective' | 'individual' } & Partial<
    Pick<Row<'participation'>, 'year' | 'field_code' | 'status' | 'level'>
  >,
): Promise<Registered> {
  const kind = given.kind ?? 'collective'
  const { name } = given
  const model = await write.insert('model', {
    name,
    folded: fold(name),
    sort_key: sortKey(name),
    grams: grams(name),
    kind,
    first_year: null,
    summary: null,
    owner_known: false,
    parent_model_id: null,
  })
  const made = await write.insert('participation', {
    programme_id: where.programmeId,
    round_id: where.roundId,
    model_id: model.id,
    exemplar_id: null,
    kind,
    unit_id: where.provinceId,
    province_then_id: where.provinceId,
    commune_id: app.units.mapToday(where.provinceId).communeId,
    year: given.year ?? null,
    field_id: null,
    field_code: given.field_code ?? '',
    level: given.level ?? '',
    registration: '',
    status: given.status ?? 'accepted',
    selected: false,
    linked_id: null,
    carried_from_id: null,
    late: false,
    campaign: null,
  })
  return { id: made.id, version: made.version }
}
