import type { ProblemCode } from '../core/problem.ts'
import { historyOf, type NamedUnit, type OtherSide, type UnitEvent, unitFacts } from '../core/units/describe.ts'
import { search } from '../core/units/find.ts'
import { resolve } from '../core/units/resolve.ts'
import { mapOn } from '../core/units/trace.ts'
import type { Unit } from '../core/units/types.ts'
import { type UnitRow, unitRow } from './lists/units.ts'
import type { Units } from './units.ts'
import { unitHref } from './units.ts'

/** A unit on the other side of a change, with what went over. */
export interface UnitLink {
  readonly id: string
  readonly code: string
  readonly fullName: string
  readonly validFrom: string | null
  readonly lastDay: string | null
  readonly kind: 'whole' | 'part'
  readonly resolution: string | null
  readonly href: string
}

/** A unit with its days, what it was made of, what it became, and where it lies today. */
export interface UnitDetail extends UnitRow {
  readonly knownFrom: string
  readonly legalBasis: string | null
  readonly madeOf: readonly UnitLink[]
  readonly became: readonly UnitLink[]
  readonly events: readonly {
    readonly kind: UnitEvent['kind']
    readonly at: string
    readonly how: string | null
    readonly before: string | null
    readonly after: string | null
  }[]
  /** On today's map: in one unit, in one of several, or not known. */
  readonly today: {
    readonly kind: 'exact' | 'unallocated' | 'unmapped'
    readonly units: readonly {
      readonly id: string
      readonly code: string
      readonly fullName: string
      readonly href: string
    }[]
    readonly province: string | null
  }
}

const link = (side: OtherSide): UnitLink => {
  const { id, code, fullName, validFrom, lastDay } = side.unit
  return {
    id,
    code,
    fullName,
    validFrom,
    lastDay,
    kind: side.kind,
    resolution: side.resolution,
    href: unitHref(code, validFrom),
  }
}

/** Everything there is to say about a unit. */
export function unitDetail(units: Units, unit: Unit, day?: string): UnitDetail {
  const facts = unitFacts(units.book, unit.id, day)
  const events = historyOf(units.book, unit.id)
  return {
    ...unitRow(units, unit, day),
    knownFrom: unit.knownFrom,
    legalBasis: facts?.legalBasis ?? null,
    madeOf: events.flatMap((e) => (e.kind === 'made' ? e.of.map(link) : [])),
    became: events.flatMap((e) => (e.kind === 'ended' ? e.into.map(link) : [])),
    events: events.map((e) => ({ kind: e.kind, at: e.at, how: e.kind === 'ended' ? e.how : null, ...changeOf(e) })),
    today: todayOf(units, unit),
  }
}

function changeOf(e: UnitEvent): { before: string | null; after: string | null } {
  if (e.kind !== 'renamed' && e.kind !== 'moved') return { before: null, after: null }
  const name = (x: { readonly fullName: string } | NamedUnit) => x.fullName
  return { before: name(e.before), after: name(e.after) }
}

function todayOf(units: Units, unit: Unit): UnitDetail['today'] {
  const placed = mapOn(units.book, unit.id, units.today)
  const ids =
    placed.kind === 'exact' ? [placed.unitId] : placed.kind === 'unallocated' ? placed.shares.map((s) => s.unitId) : []
  const found = ids.flatMap((id) => {
    const label = units.label(id, units.today)
    return label === undefined ? [] : [{ id, code: label.code, fullName: label.fullName, href: label.href }]
  })
  const province =
    placed.kind === 'unmapped' || placed.provinceId === null ? null : units.fullName(placed.provinceId, units.today)
  return { kind: placed.kind, units: found, province }
}

/** The answer to "which unit is this": one, several to choose from, or what comes nearest. */
export interface UnitAnswer {
  readonly query: string
  readonly date: string | null
  readonly answer: 'one' | 'several' | 'none'
  /** Why there is not one answer. */
  readonly problem: ProblemCode | null
  readonly units: readonly UnitDetail[]
  /** Units whose names come near, when none fits. */
  readonly near: readonly UnitRow[]
}

const MAX_UNITS = 50

/** Resolves a name or a code, on a day or at any time; several possible units are an answer, with their days. */
export function unitAnswer(units: Units, query: string, date?: string): UnitAnswer {
  const found = resolve(units.book, query, date)
  const asked = { query, date: date ?? null }
  if (found.ok)
    return { ...asked, answer: 'one', problem: null, units: [unitDetail(units, found.value.unit, date)], near: [] }
  const { code, choices } = found.problem
  if (choices.length > 0) {
    return {
      ...asked,
      answer: 'several',
      problem: code,
      units: choices.slice(0, MAX_UNITS).map((c) => unitDetail(units, c.unit, date)),
      near: [],
    }
  }
  const near = search(units.book, query, { limit: 20, ...(date === undefined ? {} : { date }) }).map((hit) =>
    unitRow(units, hit.unit, date),
  )
  return { ...asked, answer: 'none', problem: code, units: [], near }
}
