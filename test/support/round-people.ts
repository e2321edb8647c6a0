import type { CommandContext } from '../../src/app/command.ts'
import type { App } from '../../src/app/context.ts'
import { ROLES, type Role } from '../../src/core/access/roles.ts'
import { vietnamDay } from '../../src/core/clock.ts'
import type { Actor } from '../../src/core/policy.ts'
import { fold } from '../../src/core/text/fold.ts'
import { addAccount, noteMembership } from '../../src/db/write/accounts.ts'
import { asCommand } from './registry.ts'

export type Body = 'steering' | 'party' | 'state' | 'front'

type Named = Readonly<Record<Exclude<Role, 'demo-reader'>, Actor>>
/** By role; beside them three appraisers and five members of the council, the first of each being the role's own. */
export interface People extends Named {
  readonly appraisers: readonly [Actor, Actor, Actor]
  readonly members: readonly [Actor, Actor, Actor, Actor, Actor]
}

/** A commune in which a union registers. */
export interface Place {
  readonly unitId: string
  /** "xã Tân Trụ" */
  readonly name: string
  readonly union: string
  readonly state: string
  readonly clerk: Actor
  readonly head: Actor
}

/** The day of the application's clock in Vietnam. */
export const today = (app: App): string => vietnamDay(app.clock())

type Scope = { readonly unitId: string } | { readonly organisationId: string }

/** A new account with a role on a unit or an organisation since 2020, inside a command. */
async function newPerson(context: CommandContext, name: string, role: Role, scope: Scope): Promise<Actor> {
  const { write, app, at } = context
  const id = app.newId()
  await addAccount(write.tx, { id, name, kind: 'person', at })
  await noteMembership(write.tx, { accountId: id, tenantId: write.tenantId, at })
  const [unit_id, organisation_id] = 'unitId' in scope ? [scope.unitId, null] : [null, scope.organisationId]
  await write.insert('role_grant', {
    account_id: id,
    role,
    unit_id,
    organisation_id,
    valid_from: '2020-01-01',
    valid_to: null,
    basis: 'Người thử',
  })
  const held =
    'unitId' in scope
      ? ({ of: 'unit', id: scope.unitId } as const)
      : ({ of: 'organisation', id: scope.organisationId } as const)
  return { id, name, tenantId: write.tenantId, grants: [{ role, scope: held }] }
}

/** One more person, in a command of its own. */
export const addPerson = (
  t: { readonly app: App; readonly actor: Actor },
  name: string,
  role: Role,
  scope: Scope,
): Promise<Actor> => asCommand(t.app, t.actor, (context) => newPerson(context, `${name} (người thử)`, role, scope))

export async function makePeople(context: CommandContext, unitId: string): Promise<People> {
  const name = (role: string, n: number) => `Người thử ${role} ${n}`
  const one: Partial<Record<Role, Actor>> = {}
  for (const role of ROLES) {
    if (role === 'demo-reader') continue
    one[role] = await newPerson(context, name(role, 1), role, { unitId })
  }
  const named = one as Named
  const more = async (role: Role, from: number, to: number) => {
    const made: Actor[] = []
    for (let n = from; n <= to; n++) made.push(await newPerson(context, name(role, n), role, { unitId }))
    return made
  }
  const appraisers = [named.appraiser, ...(await more('appraiser', 2, 3))] as [Actor, Actor, Actor]
  const members = [named['council-member'], ...(await more('council-member', 2, 5))] as unknown as People['members']
  return { ...named, appraisers, members }
}

async function makeBody(context: CommandContext, kind: Body | 'union', name: string, unitId: string): Promise<string> {
  const made = await context.write.insert('organisation', {
    name,
    folded: fold(name),
    kind,
    unit_id: unitId,
    parent_id: null,
    predecessor_id: null,
    valid_from: null,
    valid_to: null,
  })
  return made.id
}

export async function makeBodies(context: CommandContext, unitId: string): Promise<Readonly<Record<Body, string>>> {
  const where = context.app.units.nameInside(unitId)
  return {
    steering: await makeBody(context, 'steering', `Ban Chỉ đạo phong trào thi đua ${where}`, unitId),
    party: await makeBody(context, 'party', `Ban Thường vụ cấp ủy ${where}`, unitId),
    state: await makeBody(context, 'state', `Ủy ban nhân dân ${where}`, unitId),
    front: await makeBody(context, 'front', `Ủy ban MTTQ Việt Nam ${where}`, unitId),
  }
}

export async function makePlaces(context: CommandContext, communes: readonly string[]): Promise<Place[]> {
  const places: Place[] = []
  for (const unitId of communes) {
    const name = context.app.units.nameInside(unitId)
    places.push({
      unitId,
      name,
      union: await makeBody(context, 'union', `Hội Nông dân ${name}`, unitId),
      state: await makeBody(context, 'state', `Ủy ban nhân dân ${name}`, unitId),
      clerk: await newPerson(context, `Người thử nhập liệu ${name}`, 'clerk', { unitId }),
      head: await newPerson(context, `Người thử lãnh đạo ${name}`, 'head', { unitId }),
    })
  }
  return places
}
