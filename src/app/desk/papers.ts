import { compareDue, type Due } from '../../core/work.ts'
import type { Counted } from '../../db/read/work.ts'
import type { WaitingPaper } from '../../db/read/work-of-papers.ts'
import type { Asking, WorkLine, WorkPile } from './work.ts'

/** A pile of papers of one kind: where each is done, and until when. */
export function pileOf(
  { limit }: Asking,
  head: Pick<WorkPile, 'task' | 'role' | 'all'>,
  found: Counted<WaitingPaper>,
  how: { readonly href: (row: WaitingPaper) => string; readonly due?: (row: WaitingPaper) => Due | undefined },
): WorkPile {
  const lines = found.rows.map((row): WorkLine => {
    const due = how.due === undefined ? dated(row) : how.due(row)
    return {
      id: row.id,
      title: row.title.length > 160 ? `${row.title.slice(0, 159)}…` : row.title,
      href: how.href(row),
      ...(row.unit_id === null ? {} : { unitId: row.unit_id }),
      ...(row.since === null ? {} : { since: row.since }),
      ...(due === undefined ? {} : { due }),
    }
  })
  lines.sort((a, b) => compareDue(a.due, b.due))
  return { ...head, total: found.total, lines: lines.slice(0, limit) }
}

const dated = (row: WaitingPaper): Due | undefined => (row.due === null ? undefined : { by: row.due })
