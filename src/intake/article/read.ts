import type { Reading } from '../../core/reading/types.ts'
import { claimOf, draftClaims } from './claims.ts'
import { findTimeMarks } from './dates.ts'
import { layOut } from './layout.ts'
import { findNumbers } from './numbers.ts'
import { prepare } from './source.ts'

export function readArticle(id: string, text: string): Reading {
  const source = prepare(text)
  const layout = layOut(source)
  const time = findTimeMarks(source)
  const tokens = findNumbers(source, layout, { time, citations: [] })
  const drafts = draftClaims(source, layout, tokens, time, [], { yearInTitle: false })
  return { id, claims: drafts.map((d) => claimOf(source, d)), sums: [], subsets: [], same: [], conflicts: [], models: [], citations: [], events: [], awards: [], quotas: [] }
}
