import { RULES } from '../../core/access/rules.ts'
import { holds } from '../../core/policy.ts'
import { waitingAppeals, waitingDecisions } from '../../db/read/work-of-papers.ts'
import { reachOf } from '../access/reach.ts'
import { pileOf } from '../desk/papers.ts'
import { type Asking, fetchFor, type WorkPile, type WorkProvider } from '../desk/work.ts'

const DECISIONS = '/ban-lam-viec/quyet-dinh'

/** Decisions to sign and to number, appeals to answer. A list of three queries at most, and what the reach needs. */
export const decisionWork: WorkProvider = {
  name: 'decisions',
  find: async (asking) => [...(await toSign(asking)), ...(await toNumber(asking)), ...(await toAnswer(asking))],
}

const given = (asking: Asking, how: readonly string[]) => ({
  tenantId: asking.actor.tenantId,
  limit: fetchFor(asking.limit),
  notBy: { accountId: asking.actor.id, how },
})

const href = ({ id }: { readonly id: string }): string => `${DECISIONS}/${id}`

async function toSign(asking: Asking): Promise<readonly WorkPile[]> {
  if (!holds(asking.actor, 'decider')) return []
  const reach = await reachOf(asking, 'decision.sign')
  const never = RULES['decision.decide-on'].never
  const found = await waitingDecisions(asking.tx, { ...given(asking, never), reach, state: 'draft' })
  const due = ({ round_id }: { readonly round_id: string | null }) =>
    asking.deadlines.windowEnds(round_id ?? '', 'recognition')
  return [pileOf(asking, { task: 'decision.sign', role: 'decider', all: DECISIONS }, found, { href, due })]
}

async function toNumber(asking: Asking): Promise<readonly WorkPile[]> {
  if (!holds(asking.actor, 'records-clerk')) return []
  const reach = await reachOf(asking, 'decision.number')
  const found = await waitingDecisions(asking.tx, { ...given(asking, []), reach, state: 'signed' })
  return [pileOf(asking, { task: 'decision.number', role: 'records-clerk', all: DECISIONS }, found, { href })]
}

async function toAnswer(asking: Asking): Promise<readonly WorkPile[]> {
  if (!holds(asking.actor, 'chair', 'decider')) return []
  const reach = await reachOf(asking, 'appeal.answer')
  const found = await waitingAppeals(asking.tx, { ...given(asking, RULES['appeal.answer'].never), reach })
  const role = holds(asking.actor, 'chair') ? 'chair' : 'decider'
  return [
    pileOf(asking, { task: 'appeal.answer', role }, found, {
      href: (row) => `/ban-lam-viec/ho-so/${row.of_id}/khieu-nai`,
      due: (row) => asking.deadlines.answerBy(row.round_id ?? '', 'appeal', row.since ?? asking.today),
    }),
  ]
}
