import { isRegistryDay } from '../registry/day.ts'
import type {
  AwardAct,
  CitedDocument,
  Claim,
  Conflict,
  NamedModel,
  PlaceName,
  QuotaStatement,
  ReadEvent,
  Reading,
  Span,
} from './types.ts'

/**
 * What a reading becomes: proposals, each for one thing that a person can accept, correct or refuse. Proposals refer to
 * one another by `seq`, their place in the document's list.
 */
export interface ProgrammePayload {
  readonly movement: string
  readonly place: PlaceName
  /** Filled when the place resolved to exactly one unit on the document's day. */
  readonly unitId: string | null
  readonly choices: readonly string[]
  readonly label: string
  readonly from: number
  readonly to: number
  readonly asOf: string | null
}

export interface ClaimPayload {
  readonly claim: Claim
  /** The claim that printed the same figure first. */
  readonly sameAs: number | null
}

export interface SumPayload {
  readonly parts: readonly number[]
  readonly total: number
  readonly computed: number
  readonly stated: number
  readonly holds: boolean
}

export type ModelPayload = Omit<NamedModel, 'start' | 'quote' | 'exampleOf'> & { readonly exampleOf: number | null }
export type ConflictPayload = Omit<Conflict, 'start' | 'quote'>
export type AwardPayload = Omit<AwardAct, 'start' | 'quote'>

interface Payloads {
  programme: ProgrammePayload
  organiser: { readonly name: string }
  claim: ClaimPayload
  sum: SumPayload
  subset: { readonly part: number; readonly whole: number }
  conflict: ConflictPayload
  model: ModelPayload
  citation: Omit<CitedDocument, 'start' | 'quote'>
  event: Omit<ReadEvent, 'start' | 'quote'>
  award: AwardPayload
  quota: Omit<QuotaStatement, 'start' | 'quote'>
}

export type ProposalKind = keyof Payloads
export type PayloadOf<K extends ProposalKind> = Payloads[K]

export type ProposalDraft = {
  [K in ProposalKind]: Span & { readonly seq: number; readonly kind: K; readonly payload: Payloads[K] }
}[ProposalKind]

/** A printed day, when it is one that the registry can mean; a slip such as 01/01/0000 stays only in its words. */
export const registryDay = (iso: string | undefined): string | undefined =>
  iso !== undefined && isRegistryDay(iso) ? iso : undefined

/** Turns a reading into proposals in the order in which they depend on one another. The place comes resolved. */
export function proposalsOf(
  reading: Reading,
  place: { unitId: string | null; choices: readonly string[] },
): ProposalDraft[] {
  const drafts: ProposalDraft[] = []
  const add = <K extends ProposalKind>(kind: K, span: Span, payload: Payloads[K]): number => {
    const seq = drafts.length + 1
    drafts.push({ seq, kind, payload, start: span.start, quote: span.quote } as ProposalDraft)
    return seq
  }
  const anchor = reading.place ?? reading.title ?? { start: 0, quote: '' }
  const programme = programmeOf(reading, place)
  if (programme !== undefined) add('programme', anchor, programme)
  if (reading.organiser !== undefined) add('organiser', reading.organiser, { name: reading.organiser.name })
  const seqOf = addClaims(reading, add)
  const seqs = (indexes: readonly number[]) => indexes.flatMap((i) => seqOf[i] ?? [])
  for (const s of reading.sums) {
    const total = reading.claims[s.total]
    const [seq] = seqs([s.total])
    if (total !== undefined && seq !== undefined) add('sum', total, { ...s, parts: seqs(s.parts), total: seq })
  }
  for (const s of reading.subsets) {
    const [part, whole] = seqs([s.part, s.whole])
    const claim = reading.claims[s.part]
    if (part !== undefined && whole !== undefined && claim !== undefined) add('subset', claim, { part, whole })
  }
  for (const { start, quote, ...c } of reading.conflicts)
    add('conflict', { start, quote }, { ...c, claims: seqs(c.claims) })
  for (const { start, quote, ...a } of reading.awards) add('award', { start, quote }, { ...a, claims: seqs(a.claims) })
  for (const { start, quote, exampleOf, ...m } of reading.models) {
    add('model', { start, quote }, { ...m, exampleOf: exampleOf === undefined ? null : (seqOf[exampleOf] ?? null) })
  }
  for (const { start, quote, ...c } of reading.citations) add('citation', { start, quote }, withRealDay(c))
  for (const { start, quote, ...e } of reading.events) add('event', { start, quote }, withRealDay(e))
  for (const { start, quote, ...q } of reading.quotas) add('quota', { start, quote }, q)
  return drafts
}

function withRealDay<T extends { readonly date?: string }>(given: T): T {
  const { date, ...rest } = given
  const day = registryDay(date)
  return (day === undefined ? rest : { ...rest, date: day }) as T
}

type Add = <K extends ProposalKind>(kind: K, span: Span, payload: Payloads[K]) => number

function addClaims(reading: Reading, add: Add): number[] {
  const firstOf = new Map<number, number>()
  for (const group of reading.same) {
    const [first, ...others] = group
    if (first !== undefined) for (const other of others) firstOf.set(other, first)
  }
  const seqOf: number[] = []
  reading.claims.forEach((claim, i) => {
    const first = firstOf.get(i)
    seqOf[i] = add('claim', claim, { claim, sameAs: first === undefined ? null : (seqOf[first] ?? null) })
  })
  return seqOf
}

function programmeOf(
  reading: Reading,
  place: { unitId: string | null; choices: readonly string[] },
): ProgrammePayload | undefined {
  const day = registryDay(reading.date?.iso)
  const year = reading.year ?? (day === undefined ? undefined : Number(day.slice(0, 4)))
  const span = reading.period ?? (year === undefined ? undefined : { from: year, to: year, label: String(year) })
  if (span === undefined || reading.place === undefined) return undefined
  const { province, district, commune, hamlet } = reading.place
  return {
    movement: reading.movement?.name ?? 'Dân vận khéo',
    place: {
      ...(province === undefined ? {} : { province }),
      ...(district === undefined ? {} : { district }),
      ...(commune === undefined ? {} : { commune }),
      ...(hamlet === undefined ? {} : { hamlet }),
    },
    ...place,
    label: span.label,
    from: span.from,
    to: span.to,
    asOf: day ?? null,
  }
}
