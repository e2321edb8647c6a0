/** The years of a period, both included. */
export interface Years {
  readonly from: number
  readonly to: number
}

/** How one period lies to another: periods nest and overlap, and any way of lying is allowed (DOMAIN 12). */
export type Lying = 'same' | 'within' | 'around' | 'overlapping' | 'apart'

/** How `a` lies to `b`: within it, around it, across one of its ends, or apart. */
export function lying(a: Years, b: Years): Lying {
  if (a.from === b.from && a.to === b.to) return 'same'
  if (a.to < b.from || b.to < a.from) return 'apart'
  if (b.from <= a.from && a.to <= b.to) return 'within'
  return a.from <= b.from && b.to <= a.to ? 'around' : 'overlapping'
}

/** "2021-2023", or "2023" for one year. */
export const yearsLabel = ({ from, to }: Years): string => (from === to ? String(from) : `${from}-${to}`)

/** Would giving `id` the parent `parentId` make a circle? `parents` says each period's parent. */
export function makesCircle(id: string, parentId: string | null, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set([id])
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}
