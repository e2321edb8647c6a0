import { type Contributor, type FigureMethod, type FigureRole, INDICATORS } from '../indicators/catalogue.ts'
import { sumOf } from '../indicators/typed-number.ts'

/** A figure of an entry, as it was written. */
export interface FigureLine {
  readonly entryId: string
  readonly indicator: string
  readonly role: FigureRole
  readonly method: FigureMethod
  readonly contributor: Contributor | null
  /** An exact decimal. */
  readonly value: string
}

/** An entry as far as sums need it: which earlier one it stands instead of. */
export interface EntryLink {
  readonly id: string
  readonly replacesId: string | null
}

export interface FigureSum {
  readonly indicator: string
  readonly role: FigureRole
  readonly contributor: Contributor | null
  /** Null where no figure was counted, or none estimated: a zero would say something. */
  readonly counted: string | null
  readonly estimated: string | null
  /** The entries that it opens to. */
  readonly entries: readonly string[]
}

/** The entries that stand: those that no later one replaced. */
export function standing<T extends EntryLink>(entries: readonly T[]): T[] {
  const replaced = new Set(entries.map((one) => one.replacesId))
  return entries.filter((one) => !replaced.has(one.id))
}

/**
 * The sums of the entries that stand: per indicator, per what it means and who gave, and counted apart from estimated.
 * Never one number of both. In the order of the catalogue.
 */
export function sumsOf(entries: readonly EntryLink[], figures: readonly FigureLine[]): FigureSum[] {
  const stands = new Set(standing(entries).map((one) => one.id))
  const groups = new Map<string, FigureLine[]>()
  for (const line of figures) {
    if (!stands.has(line.entryId)) continue
    const key = `${line.role}|${line.indicator}|${line.contributor ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()].map(sumOfGroup).sort((a, b) => place(a) - place(b))
}

function sumOfGroup(lines: readonly FigureLine[]): FigureSum {
  const by = (method: FigureMethod): string | null => {
    const values = lines.filter((line) => line.method === method).map((line) => line.value)
    return values.length === 0 ? null : sumOf(values)
  }
  const [first] = lines as readonly [FigureLine, ...FigureLine[]]
  return {
    indicator: first.indicator,
    role: first.role,
    contributor: first.contributor,
    counted: by('counted'),
    estimated: by('estimated'),
    entries: [...new Set(lines.map((line) => line.entryId))],
  }
}

const ROLE_ORDER: Readonly<Record<FigureRole, number>> = { result: 0, beneficiary: 1, contribution: 2 }
const CONTRIBUTOR_ORDER = ['people', 'business', 'budget', 'social']

const place = (sum: FigureSum): number =>
  ROLE_ORDER[sum.role] * 10_000 +
  INDICATORS.findIndex((one) => one.code === sum.indicator) * 10 +
  CONTRIBUTOR_ORDER.indexOf(sum.contributor ?? '')
