/** Declared and recorded side by side; never blended into one number. */
export interface Coverage {
  readonly declared: number
  readonly recorded: number
  /** recorded / declared in tenths of a percent, rounded half up; null when nothing is declared or records exceed it. */
  readonly permille: number | null
  /** How many more records there are than the document declares; a document that is behind, or a record too many. */
  readonly excess: number
}

/** How much of a declared number opens to records. */
export function coverage(declared: number, recorded: number): Coverage {
  const excess = Math.max(0, recorded - declared)
  const permille = declared > 0 && excess === 0 ? Math.floor((recorded * 2000 + declared) / (2 * declared)) : null
  return { declared, recorded, permille, excess }
}

export interface SumCheck {
  readonly parts: readonly number[]
  readonly computed: number
  readonly stated: number
  /** The parts make the total, or the total is approximate and the parts are consistent with its word. */
  readonly holds: boolean
}

const AT_LEAST = new Set(['hon', 'tren', 'it nhat', 'khong duoi'])
const AT_MOST = new Set(['gan', 'duoi', 'khong qua'])

/**
 * Do the parts make the total? "hơn 1.000" with parts of 1.014 holds, "gần 300" with 295 holds; "khoảng" holds within
 * five percent. `approx` is the folded word, undefined for an exact total.
 */
export function checkSum(parts: readonly number[], stated: number, approx?: string): SumCheck {
  const computed = parts.reduce((a, b) => a + b, 0)
  return { parts, computed, stated, holds: consistent(computed, stated, approx) }
}

function consistent(computed: number, stated: number, approx: string | undefined): boolean {
  if (approx === undefined) return Math.abs(computed - stated) <= 1e-9 * Math.max(1, Math.abs(stated))
  if (AT_LEAST.has(approx)) return computed >= stated && computed <= stated * 1.1
  if (AT_MOST.has(approx)) return computed <= stated && computed >= stated * 0.9
  return Math.abs(computed - stated) <= stated * 0.05
}

/** A figure as far as comparing two documents needs it: what it measures and where. */
export interface Comparable {
  readonly id: string
  readonly document: string
  readonly measure: string
  readonly place: string
  readonly value: number
  readonly approx: boolean
}

/** Pairs of exact figures of different documents that say different things about the same measure and place. */
export function disagreements(figures: readonly Comparable[]): readonly [Comparable, Comparable][] {
  const byPlace = new Map<string, Comparable[]>()
  for (const f of figures) {
    if (f.approx || f.measure === 'result') continue
    const key = `${f.measure}\u0001${f.place}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), f])
  }
  const pairs: [Comparable, Comparable][] = []
  for (const [first, ...rest] of byPlace.values()) {
    if (first === undefined) continue
    for (const other of rest)
      if (other.document !== first.document && other.value !== first.value) pairs.push([first, other])
  }
  return pairs
}
