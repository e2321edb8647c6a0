import { address } from '../../app/portal/lookup.ts'
import { type Branch, sizeOf, treeOf } from '../../core/replication/tree.ts'
import type { FamilyNode, FamilyProps } from '../components/family-tree.tsx'
import { defined } from '../defined.ts'

/** A link of a family as it is read. */
export interface FamilyRow {
  readonly id: string
  readonly from: string
  readonly to: string | null
  readonly from_name: string
  readonly to_name: string | null
  readonly adopter: string | null
  readonly adopter_unit_id: string | null
  readonly adopted_on: string | null
  readonly ended_on: string | null
}

/** What is drawn at most: in all, and below one model; the rest is counted. */
const DRAWN = 90
const BELOW_ONE = 15

type Family = Pick<FamilyProps, 'roots' | 'total'>

/**
 * The trees that a model stands in, from their first origins; undefined when nobody took anything on. The branch that
 * holds the model comes first, so that it is drawn however large the tree is.
 */
export function familyView(
  given: { readonly tenant: string; readonly modelId: string; readonly unitName: (id: string) => string },
  rows: readonly FamilyRow[],
): Family | undefined {
  if (rows.length === 0) return undefined
  const links = rows.map((row) => ({ from: row.from, to: row.to ?? `r:${row.id}` }))
  const copies = new Set(links.map((link) => link.to))
  const roots = [...new Set(links.map((link) => link.from))].filter((id) => !copies.has(id))
  const facts = factsOf(given, rows)
  const trees = roots.map((root) => withFocus(treeOf(links, root), given.modelId))
  const left = { n: DRAWN }
  return {
    total: copies.size,
    roots: trees
      .sort((a, b) => Number(b.holds) - Number(a.holds))
      .slice(0, BELOW_ONE)
      .map((tree) => drawn(tree.branch, facts, left)),
  }
}

/** The branch with the model's own part in front, all the way down. */
function withFocus(branch: Branch, id: string): { readonly branch: Branch; readonly holds: boolean } {
  const copies = branch.copies.map((copy) => withFocus(copy, id))
  const sorted = [...copies.filter((c) => c.holds), ...copies.filter((c) => !c.holds)]
  return {
    branch: { id: branch.id, copies: sorted.map((c) => c.branch) },
    holds: branch.id === id || sorted.some((c) => c.holds),
  }
}

type Facts = ReadonlyMap<string, Omit<FamilyNode, 'copies' | 'more'>>

function drawn(branch: Branch, facts: Facts, left: { n: number }): FamilyNode {
  left.n -= 1
  const copies: FamilyNode[] = []
  for (const copy of branch.copies) {
    if (left.n <= 0 || copies.length >= BELOW_ONE) break
    copies.push(drawn(copy, facts, left))
  }
  const more = branch.copies.slice(copies.length).reduce((sum, copy) => sum + sizeOf(copy), 0)
  const own = facts.get(branch.id) ?? { name: '', focus: false }
  return { ...own, copies, more }
}

function factsOf(
  given: { readonly tenant: string; readonly modelId: string; readonly unitName: (id: string) => string },
  rows: readonly FamilyRow[],
): Facts {
  const facts = new Map<string, Omit<FamilyNode, 'copies' | 'more'>>()
  const model = (id: string, name: string) => ({
    name,
    focus: id === given.modelId,
    href: address.model(given.tenant, id),
  })
  for (const row of rows) if (!facts.has(row.from)) facts.set(row.from, model(row.from, row.from_name))
  for (const row of rows) {
    const place = row.adopter_unit_id === null ? row.adopter : given.unitName(row.adopter_unit_id)
    const known = { place, since: row.adopted_on, ended: row.ended_on }
    if (row.to === null) {
      const name = row.adopter ?? place ?? ''
      const rest = defined({ ...known, place: name === place ? null : place })
      facts.set(`r:${row.id}`, { name, focus: false, ...rest })
    } else facts.set(row.to, { ...model(row.to, row.to_name ?? ''), ...defined(known) })
  }
  return facts
}
