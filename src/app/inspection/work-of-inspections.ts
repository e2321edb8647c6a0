import { holds } from '../../core/policy.ts'
import { waitingMinutes, waitingRecommendations, waitingVisits } from '../../db/read/work-of-papers.ts'
import { reachOf } from '../access/reach.ts'
import { pileOf } from '../desk/papers.ts'
import { type Asking, fetchFor, type WorkPile, type WorkProvider } from '../desk/work.ts'

const HERE = '/ban-lam-viec/kiem-tra'

/**
 * Places to visit, minutes and conclusions for members of a team; recommendations for their owners and for who closes
 * them. Four lists at most, and what is needed to know the reach.
 */
export const inspectionWork: WorkProvider = {
  name: 'inspections',
  find: async (asking) => [...(await ofTeam(asking)), ...(await ofOwner(asking)), ...(await toClose(asking))],
}

async function ofTeam(asking: Asking): Promise<readonly WorkPile[]> {
  const { actor, tx, limit } = asking
  if (!holds(actor, 'inspector')) return []
  const given = { tenantId: actor.tenantId, accountId: actor.id, limit: fetchFor(limit) }
  const visits = await waitingVisits(tx, given)
  const minutes = await waitingMinutes(tx, given)
  const href = ({ of_id }: { readonly of_id: string }) => `${HERE}/${of_id}`
  return [
    pileOf(asking, { task: 'inspection.visit', role: 'inspector', all: HERE }, visits, { href }),
    pileOf(asking, { task: 'inspection.record', role: 'inspector', all: HERE }, minutes, { href }),
  ]
}

const anchor = (row: { readonly of_id: string; readonly id: string }) => `${HERE}/${row.of_id}#kn-${row.id}`

async function ofOwner(asking: Asking): Promise<readonly WorkPile[]> {
  const { actor, tx, limit } = asking
  if (!holds(actor, 'clerk', 'head')) return []
  const reach = await reachOf(asking, 'recommendation.answer')
  const given = { tenantId: actor.tenantId, reach, limit: fetchFor(limit) }
  const found = await waitingRecommendations(tx, { ...given, state: 'open' })
  const role = holds(actor, 'head') ? 'head' : 'clerk'
  return [pileOf(asking, { task: 'recommendation.answer', role }, found, { href: anchor })]
}

async function toClose(asking: Asking): Promise<readonly WorkPile[]> {
  const { actor, tx, limit } = asking
  if (!holds(actor, 'inspector', 'owner')) return []
  const reach = await reachOf(asking, 'recommendation.close')
  const given = { tenantId: actor.tenantId, reach, limit: fetchFor(limit) }
  const found = await waitingRecommendations(tx, { ...given, state: 'done' })
  const role = holds(actor, 'inspector') ? 'inspector' : 'owner'
  return [pileOf(asking, { task: 'recommendation.close', role }, found, { href: anchor })]
}
