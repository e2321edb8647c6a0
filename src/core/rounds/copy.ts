import { validOn } from '../rules/validity.ts'
import { movedWindows, type Windows } from './window.ts'

interface Dated {
  readonly id: string
  readonly name: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}

/** A round as it is copied: how it was called, its days, and what it went by. */
export interface Copied {
  readonly label: string
  readonly year: number | null
  readonly windows: Windows
  readonly pack: Dated | undefined
  readonly sets: readonly Dated[]
  /** With what stands in the place of one that no longer holds. */
  readonly bases: readonly (Dated & { readonly next: Dated | undefined })[]
}

/** Something that cannot come along as it was. */
export interface LeftBehind {
  readonly what: 'pack' | 'set' | 'basis'
  readonly name: string
  /** The first day on which it does not hold. */
  readonly until: string
  /** What was taken instead. */
  readonly next?: string
  /** It still holds today, and ends before the round does. */
  readonly soon: boolean
}

export interface Proposed {
  readonly label: string
  readonly year: number | null
  readonly windows: Windows
  readonly packId: string | null
  readonly setIds: readonly string[]
  readonly basisIds: readonly string[]
  readonly left: readonly LeftBehind[]
}

/**
 * A round of a later year made from one: windows moved, the year in its label replaced, the same pack, sets and legal
 * bases as far as they hold. What does not hold when it opens is left behind; a legal basis is replaced by what replaced
 * it. Everything that is left, or ends before the round does, is said.
 */
export function copiedRound(old: Copied, years: number, today: string): Proposed {
  const windows = movedWindows(old.windows, years)
  const year = old.year === null ? null : old.year + years
  const opens = windows.opensOn ?? (year === null ? today : `${year}-01-01`)
  const ends = windows.recognitionTo ?? windows.appraisalTo ?? windows.closesOn ?? opens
  const left: LeftBehind[] = []
  const holds = (what: 'pack' | 'set', one: Dated): boolean => {
    const gone = validOn(one, opens) === 'expired'
    if (gone || validOn(one, ends) === 'expired')
      left.push({ what, name: one.name, until: one.valid_to ?? '', soon: !gone })
    return !gone
  }
  const packId = old.pack !== undefined && holds('pack', old.pack) ? old.pack.id : null
  const setIds = old.sets.filter((set) => holds('set', set)).map((set) => set.id)
  const basisIds: string[] = []
  for (const basis of old.bases) {
    const gone = validOn(basis, today) === 'expired'
    const kept = gone ? basis.next : basis
    if (gone || validOn(basis, ends) === 'expired') {
      const instead = gone && basis.next !== undefined ? { next: basis.next.name } : {}
      left.push({ what: 'basis', name: basis.name, until: basis.valid_to ?? '', soon: !gone, ...instead })
    }
    if (kept !== undefined && !basisIds.includes(kept.id)) basisIds.push(kept.id)
  }
  return { label: relabelled(old.label, old.year, years), year, windows, packId, setIds, basisIds, left }
}

/** The label with its year moved along; without a year in it, the new year is put behind. */
function relabelled(label: string, year: number | null, years: number): string {
  if (year === null) return label.replace(/\b(19|20)\d{2}\b/g, (found) => String(Number(found) + years))
  const old = String(year)
  return label.includes(old) ? label.replaceAll(old, String(year + years)) : `${label} ${year + years}`
}
