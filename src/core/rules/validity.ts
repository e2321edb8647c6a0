/** From a day on, until the day before `valid_to`; null is open. */
export interface Valid {
  readonly valid_from: string | null
  readonly valid_to: string | null
}

export type Validity = 'valid' | 'not-yet' | 'expired'

/** Does it hold on a day? Like units, a text ends on the first day on which it no longer holds. */
export function validOn(span: Valid, day: string): Validity {
  if (span.valid_from !== null && day < span.valid_from) return 'not-yet'
  return span.valid_to !== null && day >= span.valid_to ? 'expired' : 'valid'
}

export interface Citable extends Valid {
  readonly id: string
  readonly replaced_by_id: string | null
}

/**
 * What stands in the place of a text on a day: the first of those that replaced it, one after the other, that holds then.
 * Undefined when none is known to. A circle of replacements ends the search.
 */
export function replacementOn<T extends Citable>(basis: T, all: ReadonlyMap<string, T>, day: string): T | undefined {
  const seen = new Set([basis.id])
  for (let id = basis.replaced_by_id; id !== null && !seen.has(id); ) {
    seen.add(id)
    const next = all.get(id)
    if (next === undefined) return undefined
    if (validOn(next, day) === 'valid') return next
    id = next.replaced_by_id
  }
  return undefined
}
