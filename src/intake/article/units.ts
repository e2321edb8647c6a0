import { fold } from '../../core/text/fold.ts'
import type { Draft } from './classify.ts'

/** The folded words of what a claim counts. Every unit is folded once for a text: sums ask for it again and again. */
export type UnitWords = (draft: Draft) => readonly string[]

/** A fresh memory of folded units. */
export function unitWords(): UnitWords {
  const known = new Map<string, readonly string[]>()
  return ({ unit = '' }) => {
    const words = known.get(unit) ?? fold(unit).split(' ')
    known.set(unit, words)
    return words
  }
}
