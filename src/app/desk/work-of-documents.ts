import { holds } from '../../core/policy.ts'
import { undecidedDocuments } from '../../db/read/work.ts'
import type { Asking, WorkPile, WorkProvider } from './work.ts'

/** Documents whose proposals wait for a decision: one line, and the list of them a page of its own. */
export const documentWork: WorkProvider = {
  name: 'documents',
  find: async (asking: Asking): Promise<readonly WorkPile[]> => {
    if (!holds(asking.actor, 'editor', 'owner', 'administrator')) return []
    const { n } = await undecidedDocuments(asking.tx, asking.actor.tenantId)
    const role = holds(asking.actor, 'editor') ? 'editor' : holds(asking.actor, 'owner') ? 'owner' : 'administrator'
    return n === 0 ? [] : [{ task: 'document.review', role, total: n, lines: [], all: '/ban-lam-viec/van-ban' }]
  },
}
