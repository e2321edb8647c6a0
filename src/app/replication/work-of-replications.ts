import { addDays } from '../../core/calendar/days.ts'
import { holds } from '../../core/policy.ts'
import { waitingReplications, waitingReports } from '../../db/read/work-of-papers.ts'
import { reachOf } from '../access/reach.ts'
import { pileOf } from '../desk/papers.ts'
import { fetchFor, type WorkProvider } from '../desk/work.ts'

const HERE = '/ban-lam-viec/nhan-rong'
/** For how many days before it is due a report waits. */
const AHEAD = 14

/** Replications to confirm, and reports after 6 and 12 months. Two lists, and what is needed to know the reach. */
export const replicationWork: WorkProvider = {
  name: 'replications',
  find: async (asking) => {
    const { actor, tx, today, limit } = asking
    if (!holds(actor, 'clerk', 'head')) return []
    const role = holds(actor, 'head') ? 'head' : 'clerk'
    const reach = await reachOf(asking, 'replication.confirm')
    const given = { tenantId: actor.tenantId, reach, limit: fetchFor(limit) }
    const asked = await waitingReplications(tx, given)
    const reports = await waitingReports(tx, { ...given, by: addDays(today, AHEAD) })
    const href = ({ id }: { readonly id: string }) => `${HERE}/${id}`
    return [
      pileOf(asking, { task: 'replication.confirm', role, all: HERE }, asked, { href }),
      pileOf(asking, { task: 'replication.report', role, all: HERE }, reports, { href }),
    ]
  },
}
