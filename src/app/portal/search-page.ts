import { fold } from '../../core/text/fold.ts'
import { queryGrams } from '../../core/text/grams.ts'
import { search as searchUnits, type UnitHit } from '../../core/units/find.ts'
import { searchModels } from '../../db/read/models.ts'
import { beginnings, searchDocuments, searchFigures, searchProgrammes } from '../../db/read/search.ts'
import type { App } from '../context.ts'

/** Longer questions are cut. */
const MOST = 200
/** Words that every programme has something to do with say nothing of which one is meant. */
const OF_ALL = /\b(?:phong trao(?: thi dua)?|chuong trinh|giai doan)\b/g
/** In so many texts the words are looked for, to show what stands around them; in so much of each. */
const OPENED = 8
const BEGINNING = 20_000

/** The unit is called so, or its name begins so; others only have the words somewhere in their names. */
export const isCalled = (hit: Pick<UnitHit, 'match'>): boolean => ['exact', 'folded', 'prefix'].includes(hit.match)

/**
 * Everything public that fits what was typed, the best first, each list bounded: units, programmes, models, figures by
 * the words they stand on, documents by title and text.
 */
export async function searchPage(app: App, query: string, limit: number) {
  const typed = query.trim().slice(0, MOST)
  const folded = fold(typed)
  const grams = queryGrams(typed)
  const units = grams.length === 0 ? [] : searchUnits(app.units.book, typed, { limit })
  const words = [...new Set(folded.replace(OF_ALL, ' ').split(' ').filter(Boolean))]
  const db = app.db.public
  const [models, documents, figures, programmes] = await Promise.all([
    searchModels(db, { grams, folded, typed: typed.normalize('NFC').toLowerCase() }, limit),
    searchDocuments(db, grams, limit),
    searchFigures(db, grams, limit),
    searchProgrammes(
      db,
      words,
      units.filter(isCalled).map((hit) => hit.unit.id),
      limit,
    ),
  ])
  const unopened = documents.filter((d) => !d.named).slice(0, OPENED)
  return { models, documents, figures, programmes, units, texts: await beginnings(db, unopened, BEGINNING) }
}
export type SearchPageFacts = Awaited<ReturnType<typeof searchPage>>
