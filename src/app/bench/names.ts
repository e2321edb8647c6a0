import { fold } from '../../core/text/fold.ts'
import { grams } from '../../core/text/grams.ts'
import { sortKey } from '../../core/text/sort-key.ts'
import type { BenchName } from '../../db/bench/ground.ts'
import { pick } from './random.ts'

const WHERE = ['thôn', 'ấp', 'bản', 'khu phố', 'tổ dân phố', 'xóm', 'làng'] as const

/** A name with every form that the application stores beside it. */
export const asStored = (name: string): BenchName => ({
  name,
  folded: fold(name),
  sort_key: sortKey(name),
  grams: grams(name),
})

/**
 * Names of models as they are found: the printed ones as they stand, which very many models share, then the same with
 * the hamlet or commune that most are told apart by.
 */
export function composeNames(
  printed: readonly string[],
  places: readonly string[],
  count: number,
  random: () => number,
): BenchName[] {
  const names = printed.map(asStored)
  while (names.length < count) {
    const base = pick(printed, random)
    const way = random()
    const place = pick(places, random)
    if (way < 0.4) names.push(asStored(`${base} ${pick(WHERE, random)} ${1 + Math.floor(random() * 14)}`))
    else if (way < 0.7) names.push(asStored(`${base} ${pick(WHERE, random)} ${place}`))
    else names.push(asStored(`${base} ở xã ${place}`))
  }
  return names
}
