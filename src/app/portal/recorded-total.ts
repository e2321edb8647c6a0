import { isMeasure, MEASURES } from '../../core/figures/measures.ts'
import { recordedFor } from '../../core/figures/recorded.ts'
import type { RecordsPageFacts } from './records-page.ts'

/** The whole recorded number of a measure in a programme, without any filter. */
export function recordedTotal(facts: Pick<RecordsPageFacts, 'programme' | 'measure' | 'figures'>): number {
  if (!isMeasure(facts.measure) || MEASURES[facts.measure].counted === null) return 0
  const nothing = {
    kind: null,
    subject: null,
    year: null,
    years: null,
    status: null,
    fieldCode: null,
    unknownPlace: false,
    tagId: null,
    level: null,
    form: null,
    issuer: null,
  }
  return recordedFor({ measure: facts.measure, programmeId: facts.programme.id, ...nothing }, facts.figures.cells) ?? 0
}
