import type { Reading } from '../../core/reading/types.ts'
import { readAwards } from './award-acts.ts'
import { findCitations } from './citations.ts'
import { claimOf, draftClaims } from './claims.ts'
import { findTimeMarks } from './dates.ts'
import { readEvents } from './events.ts'
import { type Header, readHeader } from './header.ts'
import { layOut } from './layout.ts'
import { findNames, type ReadModel, readModels } from './models.ts'
import { findNumbers } from './numbers.ts'
import { findDemands } from './quotas.ts'
import { findRestated, findShareConflicts } from './relations.ts'
import { nameResults } from './result-names.ts'
import { prepare } from './source.ts'
import { findSubsets } from './subsets.ts'
import { findSums, inheritLevel } from './sums.ts'

/** A reading whose models say whether their kind stands in the words. */
export interface ArticleReading extends Reading {
  readonly models: readonly ReadModel[]
}

/**
 * Reads a news text: its figures with their words, how they add up, the models it names, and what it says of itself.
 * Pure and total: any text gives a reading, an empty one when nothing is found. Linear in the length of the text.
 */
export function readArticle(id: string, text: string): ArticleReading {
  const source = prepare(text)
  const layout = layOut(source)
  const time = findTimeMarks(source)
  const page = { source, layout, time }
  const { cited, ranges } = findCitations(page)
  const header = readHeader(page)
  const names = findNames(source, layout)
  const listed = names.names.filter((n) => !n.quoted)
  const tokens = findNumbers(source, layout, { time, citations: ranges, names: listed })
  const { quotas, demands } = findDemands(source, layout, tokens)
  const drafts = draftClaims(page, tokens, demands, frameOf(header))
  nameResults(source, layout, names.names, drafts)
  const { sums, conflicts } = findSums(source, layout, drafts)
  inheritLevel(drafts, sums)
  const subsets = findSubsets(source, drafts, sums)
  const restated = findRestated(source, layout, drafts, sums)
  const { yearInTitle: _, ...about } = header
  return {
    id,
    ...about,
    claims: drafts.map((draft) => claimOf(source, draft)),
    sums,
    subsets: subsets.subsets,
    same: restated.same,
    conflicts: [...conflicts, ...subsets.conflicts, ...restated.conflicts, ...findShareConflicts(source, drafts)],
    models: readModels(source, layout, names, drafts),
    citations: cited,
    events: readEvents(page, header),
    awards: readAwards(source, drafts),
    quotas,
  }
}

function frameOf(header: Header) {
  const year = header.year ?? (header.date === undefined ? undefined : Number(header.date.iso.slice(0, 4)))
  return {
    yearInTitle: header.yearInTitle,
    ...(year === undefined ? {} : { year }),
    ...(header.period === undefined ? {} : { period: header.period.label }),
  }
}
