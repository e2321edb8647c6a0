/** One model taken from another: `from` is the origin. */
export interface Link {
  readonly from: string
  readonly to: string
}

/** A model with what was made after it. */
export interface Branch {
  readonly id: string
  readonly copies: readonly Branch[]
}

/** Would taking `from` on as `to` make a model its own ancestor? Itself included. */
export function wouldCycle(links: readonly Link[], from: string, to: string): boolean {
  if (from === to) return true
  const origins = new Map<string, string[]>()
  for (const link of links) origins.set(link.to, [...(origins.get(link.to) ?? []), link.from])
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(origins.get(id) ?? []))
  }
  return false
}

/**
 * The tree below a model, each copy once at its nearest origin, in the order of the links. Links that would make a
 * cycle cannot be there (`wouldCycle`), but would be left out.
 */
export function treeOf(links: readonly Link[], root: string): Branch {
  const copies = new Map<string, string[]>()
  for (const { from, to } of links) copies.set(from, [...(copies.get(from) ?? []), to])
  const seen = new Set([root])
  const below = new Map<string, string[]>()
  let level = [root]
  while (level.length > 0) {
    const next: string[] = []
    for (const id of level) {
      const mine = (copies.get(id) ?? []).filter((copy) => !seen.has(copy) && seen.add(copy) !== undefined)
      below.set(id, mine)
      next.push(...mine)
    }
    level = next
  }
  const grow = (id: string): Branch => ({ id, copies: (below.get(id) ?? []).map(grow) })
  return grow(root)
}

/** How many models a tree holds, its root included. */
export const sizeOf = (branch: Branch): number => 1 + branch.copies.reduce((sum, copy) => sum + sizeOf(copy), 0)
