import type { Role } from '../../core/access/roles.ts'
import { holds } from '../../core/policy.ts'
import type { WorkTask } from '../../core/work.ts'
import { waitingBallots, waitingMeetings, waitingPaper } from '../../db/read/work-of-judging.ts'
import { reachOf } from '../access/reach.ts'
import { pileOf } from '../desk/papers.ts'
import { type Asking, fetchFor, type WorkPile, type WorkProvider } from '../desk/work.ts'

const SESSIONS = '/ban-lam-viec/phien-hop'

/** Sessions to prepare, to come to, to write down; ballots that are due; paper to be counted. Five lists at most. */
export const sessionWork: WorkProvider = {
  name: 'sessions',
  find: async (asking) => [
    ...(await meetings(asking, ['secretary'], 'session.prepare', { roles: ['secretary'], states: ['planned'] })),
    ...(await meetings(asking, ['council-member', 'chair'], 'session.attend', {
      roles: ['chair', 'member'],
      states: ['planned', 'open'],
    })),
    ...(await meetings(asking, ['secretary'], 'session.minutes', {
      roles: ['secretary'],
      states: ['closed'],
      minutes: true,
    })),
    ...(await ballots(asking)),
    ...(await paper(asking)),
  ],
}

const mine = ({ actor, limit }: Asking) => ({
  tenantId: actor.tenantId,
  accountId: actor.id,
  limit: fetchFor(limit),
})

type Which = Pick<Parameters<typeof waitingMeetings>[1], 'roles' | 'states' | 'minutes'>

async function meetings(
  asking: Asking,
  roles: readonly Role[],
  task: WorkTask,
  which: Which,
): Promise<readonly WorkPile[]> {
  const role = roles.find((one) => holds(asking.actor, one))
  if (role === undefined) return []
  const found = await waitingMeetings(asking.tx, { ...mine(asking), ...which })
  const page = task === 'session.prepare' ? '/chuan-bi' : task === 'session.minutes' ? '/bien-ban' : ''
  const href = ({ id }: { readonly id: string }) => `${SESSIONS}/${id}${page}`
  return [pileOf(asking, { task, role, all: SESSIONS }, found, { href })]
}

async function ballots(asking: Asking): Promise<readonly WorkPile[]> {
  const role = (['council-member', 'chair'] as const).find((one) => holds(asking.actor, one))
  if (role === undefined) return []
  const found = await waitingBallots(asking.tx, mine(asking))
  const href = ({ id }: { readonly id: string }) => `/ban-lam-viec/phieu/${id}`
  return [pileOf(asking, { task: 'ballot.cast', role, all: SESSIONS }, found, { href })]
}

async function paper(asking: Asking): Promise<readonly WorkPile[]> {
  const role = (['secretary', 'records-clerk'] as const).find((one) => holds(asking.actor, one))
  if (role === undefined) return []
  const reach = await reachOf(asking, 'ballot.type-in')
  const found = await waitingPaper(asking.tx, { ...mine(asking), reach })
  const href = ({ id }: { readonly id: string }) => `/ban-lam-viec/bieu-quyet/${id}/phieu-giay`
  return [pileOf(asking, { task: 'ballot.type-in', role, all: SESSIONS }, found, { href })]
}
