import type { PayloadOf, ProposalKind } from '../../core/reading/proposals.ts'
import type { Row } from '../../db/tables.ts'

/** What a document is about: decided first and alone, because everything else is kept under it. */
export const PROGRAMME = 'programme'

/** The proposals of a review in the order in which a person decides them. */
export const GROUPS = ['figures', 'models', 'awards', 'other'] as const
export type Group = (typeof GROUPS)[number]

const KINDS: Readonly<Record<Group, readonly ProposalKind[]>> = {
  figures: ['claim', 'sum', 'subset', 'conflict'],
  models: ['model'],
  awards: ['award'],
  other: ['organiser', 'event', 'citation', 'quota'],
}

/** The kinds of a group, or of all groups, in their order. */
export const kindsOf = (group?: Group): readonly string[] =>
  group === undefined ? GROUPS.flatMap((g) => KINDS[g]) : KINDS[group]

/** The group of a kind; the programme is in none. */
export const groupOf = (kind: string): Group | undefined =>
  GROUPS.find((group) => (KINDS[group] as readonly string[]).includes(kind))

/** So many parts of one sum are named; the rest is told as a number. */
export const NAMED_PARTS = 12

/** The numbers of the proposals that one refers to and whose values its card names. */
export function referredBy(p: Row<'proposal'>): readonly number[] {
  const payload: unknown = p.corrected ?? p.payload
  if (p.kind === 'sum') {
    const { parts, total } = payload as PayloadOf<'sum'>
    return [...parts.slice(0, NAMED_PARTS), total]
  }
  if (p.kind === 'subset') {
    const { part, whole } = payload as PayloadOf<'subset'>
    return [part, whole]
  }
  return p.kind === 'award' ? (payload as PayloadOf<'award'>).claims.slice(0, NAMED_PARTS) : []
}
