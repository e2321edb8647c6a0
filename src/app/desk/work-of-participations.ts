import { holds } from '../../core/policy.ts'
import { compareDue, type Due } from '../../core/work.ts'
import { type RoundAsked, type WaitingParticipation, waitingParticipations } from '../../db/read/work.ts'
import { reachOf } from '../access/reach.ts'
import { heardBefore } from './heartbeat.ts'
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
 * Participations that wait for their unit: to be started, to be heard of again, to be assessed once appraising begins.
 * Three lists, and what is needed to know the reach.
 */
export const participationWork: WorkProvider = {
  name: 'participations',
  find: async (asking) => {
    const { actor, deadlines } = asking
    if (!holds(actor, 'clerk', 'head')) return []
    const role = holds(actor, 'head') ? 'head' : 'clerk'
    const all = deadlines.rounds.map(({ id }) => ({ id }))
    const assess = role === 'head' ? all.filter(({ id }) => isToAssess(asking, id)) : []
    const silent = heardBefore(deadlines, asking.today).filter(({ id }) => !assess.some((one) => one.id === id))
    return [
      await pile(asking, { task: 'participation.start', role, status: 'accepted', rounds: all }, startOf),
      await pile(asking, { task: 'participation.report', role, status: 'in-progress', rounds: silent }, (row) => ({
        since: row.heard_at,
        due: deadlines.heardBy(row.round_id, row.heard_at),
      })),
      await pile(asking, { task: 'participation.assess', role, status: 'in-progress', rounds: assess }, (row) => ({
        due: deadlines.windowEnds(row.round_id, 'appraisal'),
      })),
    ]
  },
}

/** Due on the day that the unit itself wrote down, when it did. */
const startOf = (row: WaitingParticipation): { readonly due?: Due } =>
  row.starts_on === null ? {} : { due: { by: row.starts_on } }

/** Appraising has begun, by its day or by a step of whoever runs the round. */
function isToAssess({ deadlines, today }: Asking, roundId: string): boolean {
  const round = deadlines.round(roundId)
  return round?.state === 'appraising' || (round?.appraisal_from ?? '9999-12-31') <= today
}

async function pile(
  asking: Asking,
  given: Pick<WorkPile, 'task' | 'role'> & {
    readonly status: 'accepted' | 'in-progress'
    readonly rounds: readonly RoundAsked[]
  },
  rest: (row: WaitingParticipation) => Pick<WorkLine, 'since' | 'due'>,
): Promise<WorkPile> {
  const { task, role, status, rounds } = given
  const { tx, actor, limit } = asking
  const reach = await reachOf(asking, task === 'participation.assess' ? 'participation.assess' : 'participation.run')
  const found = await waitingParticipations(tx, {
    tenantId: actor.tenantId,
    reach,
    status,
    rounds,
    limit: fetchFor(limit),
  })
  const lines = found.rows.map(
    (row): WorkLine => ({
      id: row.id,
      title: row.name ?? '',
      href: fileHref(row.id),
      unitId: row.unit_id,
      ...runnerWaits(asking, row.round_id),
      ...rest(row),
    }),
  )
  lines.sort((a, b) => compareDue(a.due, b.due))
  return { task, role, total: found.total, lines: lines.slice(0, limit) }
}
