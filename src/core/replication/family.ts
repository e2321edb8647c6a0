/** A link of a family: `to` is null while the receiver has no model of its own for it. */
export interface Kin {
  readonly id: string
  readonly from: string
  readonly to: string | null
  readonly adopted_on: string | null
}

/**
 * The links of the tree that a model stands in: from its first origins down, nearest first, then by day and id. Each link
 * once, also where a circle were in the data, which `wouldCycle` keeps out.
 */
export function familyLinks<T extends Kin>(links: readonly T[], modelId: string): readonly T[] {
  const origins = grouped(links, (link) => link.to)
  const copies = grouped(links, (link) => link.from)
  const above = reach([modelId], (id) => (origins.get(id) ?? []).map((link) => link.from)).flat()
  const first = above.filter((id) => !origins.has(id))
  const levels = reach(first.length === 0 ? [modelId] : first, (id) =>
    (copies.get(id) ?? []).flatMap((link) => (link.to === null ? [] : [link.to])),
  )
  return levels.flatMap((level) => level.flatMap((id) => copies.get(id) ?? []).sort(byDay))
}

/** The ids that lead on from some, level by level, each at its nearest. */
function reach(from: readonly string[], next: (id: string) => readonly string[]): string[][] {
  const seen = new Set(from)
  const levels: string[][] = []
  for (let level = [...seen]; level.length > 0; ) {
    levels.push(level)
    const further = new Set(level.flatMap(next).filter((id) => !seen.has(id)))
    for (const id of further) seen.add(id)
    level = [...further]
  }
  return levels
}

function grouped<T extends Kin>(
  links: readonly T[],
  key: (link: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>()
  for (const link of links) {
    const at = key(link)
    if (at === null) continue
    const list = map.get(at)
    if (list === undefined) map.set(at, [link])
    else list.push(link)
  }
  return map
}

/** What has no day comes last. */
const byDay = (a: Kin, b: Kin): number =>
  (a.adopted_on ?? '9999').localeCompare(b.adopted_on ?? '9999') || (a.id < b.id ? -1 : 1)
