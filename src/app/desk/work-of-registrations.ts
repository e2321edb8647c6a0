import type { Action } from '../../core/access/rules.ts'
import { holds } from '../../core/policy.ts'
import { checkToSubmit } from '../../core/registration/form.ts'
import { compareDue, type Due } from '../../core/work.ts'
import { type Counted, type WaitingRegistration, waitingRegistrations } from '../../db/read/work.ts'
import { reachOf } from '../access/reach.ts'
import { formOf } from '../registration/form.ts'
import {
  type Asking,
  fetchFor,
  fileHref,
  runnerWaits,
  type WorkLine,
  type WorkPile,
  type WorkProvider,
} from './work.ts'

/**
 * Registrations that wait: drafts for whoever writes and whoever signs, those sent back for their unit, those sent for
 * the body that receives them. Four queries at most, and what is needed to know the reach.
 */
export const registrationWork: WorkProvider = {
  name: 'registrations',
  find: async (asking) => [...(await ofUnit(asking)), ...(await ofReceiver(asking))],
}

/** Where a unit finds all that it writes. */
const DRAFTS = '/ban-lam-viec/dang-ky'

async function ofUnit(asking: Asking): Promise<readonly WorkPile[]> {
  const { actor, deadlines } = asking
  if (!holds(actor, 'clerk', 'head')) return []
  const piles: WorkPile[] = []
  if (holds(actor, 'head')) piles.push(await drafts(asking, 'registration.sign', 'head'))
  if (holds(actor, 'clerk')) piles.push(await drafts(asking, 'registration.finish', 'clerk'))
  const returned = await found(asking, 'registration.write', 'returned')
  const role = holds(actor, 'head') ? 'head' : 'clerk'
  const back = pile(asking, { task: 'registration.supplement', role, all: DRAFTS }, returned, (row) => {
    const since = row.returned_at ?? row.submitted_at ?? asking.today
    return { ...runnerWaits(asking, row.round_id), since, due: deadlines.answerBy(row.round_id, 'supplement', since) }
  })
  return [...piles, back]
}

/** Drafts where the reader holds this very role: somebody may sign in one place and only write in another. */
async function drafts(
  asking: Asking,
  task: 'registration.sign' | 'registration.finish',
  role: 'head' | 'clerk',
): Promise<WorkPile> {
  const grants = asking.actor.grants.filter((grant) => grant.role === role)
  const waiting = await found({ ...asking, actor: { ...asking.actor, grants } }, 'registration.write', 'draft')
  return pile(asking, { task, role, all: DRAFTS }, waiting, (row) => ({
    ...runnerWaits(asking, row.round_id),
    due: asking.deadlines.windowEnds(row.round_id, 'registration'),
    missing: checkToSubmit(formOf(row), asking.today).length,
  }))
}

async function ofReceiver(asking: Asking): Promise<readonly WorkPile[]> {
  const { actor, deadlines } = asking
  if (!holds(actor, 'owner')) return []
  const sent = await found(asking, 'registration.receive', 'submitted')
  return [
    pile(asking, { task: 'registration.receive', role: 'owner', all: '/ban-lam-viec/tiep-nhan' }, sent, (row) => {
      const since = row.submitted_at ?? asking.today
      const waits = row.organisation_name ?? undefined
      return {
        since,
        due: deadlines.answerBy(row.round_id, 'receive', since),
        ...(waits === undefined ? {} : { waits }),
      }
    }),
  ]
}

async function found(
  asking: Asking,
  action: Action,
  state: 'draft' | 'submitted' | 'returned',
): Promise<Counted<WaitingRegistration>> {
  const reach = await reachOf(asking, action)
  return waitingRegistrations(asking.tx, {
    tenantId: asking.actor.tenantId,
    reach,
    state,
    ...(state === 'submitted' ? { notBy: asking.actor.id } : {}),
    limit: fetchFor(asking.limit),
  })
}

type Rest = Pick<WorkLine, 'since' | 'waits' | 'missing'> & { readonly due: Due }

function pile(
  asking: Asking,
  head: Pick<WorkPile, 'task' | 'role' | 'all'>,
  waiting: Counted<WaitingRegistration>,
  rest: (row: WaitingRegistration) => Rest,
): WorkPile {
  const lines = waiting.rows.map(
    (row): WorkLine => ({ id: row.id, title: row.name, href: fileHref(row.id), unitId: row.unit_id, ...rest(row) }),
  )
  lines.sort((a, b) => compareDue(a.due, b.due))
  return { ...head, total: waiting.total, lines: lines.slice(0, asking.limit) }
}
