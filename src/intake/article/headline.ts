import type { Draft } from './classify.ts'
import type { Layout } from './layout.ts'

/** Figures that a headline can hold; what a page prints beyond them on one line is no headline. */
const MOST = 16

/** Which claims stand in the headline. */
export function inHeadline(layout: Layout, drafts: readonly Draft[]): boolean[] {
  let seen = 0
  return drafts.map(
    (d) => layout.lines[layout.sentences[d.mention.sentence]?.line ?? -1]?.kind === 'title' && ++seen <= MOST,
  )
}
