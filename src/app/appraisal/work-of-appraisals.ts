import { RULES } from '../../core/access/rules.ts'
import { holds } from '../../core/policy.ts'
import type { Counted } from '../../db/read/work.ts'
import { waitingConclusions, waitingForTeams, waitingScores } from '../../db/read/work-of-judging.ts'
import type { WaitingPaper } from '../../db/read/work-of-papers.ts'
import { filesToJudge, judgesOf } from '../access/judges.ts'
import { reachOf } from '../access/reach.ts'
import { pileOf } from '../desk/papers.ts'
import { type Asking, fetchFor, type WorkPile, type WorkProvider } from '../desk/work.ts'

const DESK = '/ban-lam-viec/tham-dinh'

/** Files to hand out, to score, to conclude on. Three lists at most, and what the reach needs. */
export const appraisalWork: WorkProvider = {
  name: 'appraisals',
  find: async (asking) => [...(await toAssign(asking)), ...(await toScore(asking)), ...(await toConclude(asking))],
}

const mine = ({ actor, limit }: Asking) => ({
  tenantId: actor.tenantId,
  accountId: actor.id,
  limit: fetchFor(limit),
  never: RULES['appraisal.score'].never,
})

const due = (asking: Asking) => (row: { readonly round_id: string | null }) =>
  asking.deadlines.windowEnds(row.round_id ?? '', 'appraisal')

async function toAssign(asking: Asking): Promise<readonly WorkPile[]> {
  if (!holds(asking.actor, 'owner')) return []
  const reach = await reachOf(asking, 'appraisal.assign')
  const found = await waitingForTeams(asking.tx, { ...mine(asking), reach })
  const head = { task: 'appraisal.assign', role: 'owner', all: DESK } as const
  return [pileOf(asking, head, found, { href: () => DESK, due: due(asking) })]
}

async function toScore(asking: Asking): Promise<readonly WorkPile[]> {
  if (!holds(asking.actor, 'appraiser', 'appraisal-lead')) return []
  const role = holds(asking.actor, 'appraiser') ? 'appraiser' : 'appraisal-lead'
  const found = await withoutTies(asking, await waitingScores(asking.tx, mine(asking)))
  const href = ({ id }: { readonly id: string }) => `${DESK}/${id}/phieu`
  return [pileOf(asking, { task: 'appraisal.score', role, all: DESK }, found, { href, due: due(asking) })]
}

/** Without what the reader could not score for whom they work or lately led, which no deed says. */
async function withoutTies(asking: Asking, found: Counted<WaitingPaper>): Promise<Counted<WaitingPaper>> {
  const reading = { app: asking.app, tenantId: asking.actor.tenantId, tx: asking.tx }
  const ids = found.rows.map((row) => row.of_id)
  const files = await filesToJudge(reading, ids)
  const judges = await judgesOf(reading, [...files.values()], [asking.actor.id])
  const rows = found.rows.filter((row) => {
    const file = files.get(row.of_id)
    return file !== undefined && judges.may('appraisal.score', file, asking.actor.id).ok
  })
  return { rows, total: found.total - (found.rows.length - rows.length) }
}

async function toConclude(asking: Asking): Promise<readonly WorkPile[]> {
  if (!holds(asking.actor, 'appraisal-lead')) return []
  const found = await waitingConclusions(asking.tx, mine(asking))
  const href = ({ id }: { readonly id: string }) => `${DESK}/${id}`
  const head = { task: 'appraisal.conclude', role: 'appraisal-lead', all: DESK } as const
  return [pileOf(asking, head, found, { href, due: due(asking) })]
}
