import type { Units } from '../app/units.ts'
import { ancestorsOn, childrenOn } from '../core/units/book.ts'
import { becameOf, madeOf, mapOn } from '../core/units/trace.ts'
import type { Unit } from '../core/units/types.ts'
import type { SuccessionData, UnitLink } from './components/unit-succession.tsx'

/** A unit as a link, with what it belongs to on the day it is spoken of. */
export function unitLink(units: Units, id: string, day?: string, part = false): UnitLink {
  const label = units.label(id, day)
  const province = units.provinceId(id, day)
  return {
    name: label?.fullName ?? id,
    ...(label === undefined ? {} : { href: label.href }),
    ...(part ? { part: true } : {}),
    ...(province === id ? {} : { within: units.nameInside(province, day) }),
  }
}

/** What a unit was made of and what became of it, as changes on days. */
export function successionsOf(units: Units, unit: Unit): SuccessionData[] {
  const { book } = units
  const name = units.fullName(unit.id)
  const before = madeOf(book, unit.id)
  const after = becameOf(book, unit.id)
  const out: SuccessionData[] = []
  const [made] = before
  if (made !== undefined) {
    out.push({
      id: 'hop-thanh',
      date: made.at,
      from: before.map((s) => unitLink(units, s.fromId, undefined, s.kind === 'part')),
      to: [unitLink(units, unit.id)],
      ...(made.resolution === null ? {} : { legalBasis: made.resolution }),
      focus: name,
    })
  }
  const [became] = after
  if (became !== undefined) {
    out.push({
      id: 'tro-thanh',
      date: became.at,
      from: [unitLink(units, unit.id)],
      to: after.map((s) => unitLink(units, s.toId, s.at, s.kind === 'part')),
      ...(became.resolution === null ? {} : { legalBasis: became.resolution }),
      focus: name,
    })
  } else if (unit.validTo !== null) out.push(...districtEnd(units, unit, unit.validTo, name))
  return out
}

/** A district became no unit itself: its communes went over, each into one or several of today's. */
function districtEnd(units: Units, unit: Unit, at: string, focus: string): SuccessionData[] {
  const placement = mapOn(units.book, unit.id, at)
  const shares =
    placement.kind === 'unallocated'
      ? placement.shares
      : placement.kind === 'exact'
        ? [{ unitId: placement.unitId, inside: true }]
        : []
  if (shares.length === 0) return []
  return [
    {
      id: 'tro-thanh',
      date: at,
      from: [unitLink(units, unit.id)],
      to: shares.map((s) => unitLink(units, s.unitId, at, !s.inside)),
      focus,
    },
  ]
}

/** Units of the same parent on a day; at most `limit`. */
export function neighboursOf(units: Units, unit: Unit, day: string, limit: number): UnitLink[] {
  const [parent] = ancestorsOn(units.book, unit.id, day)
  if (parent === undefined) return []
  return childrenOn(units.book, parent.id, day)
    .filter((u) => u.id !== unit.id)
    .slice(0, limit)
    .map((u) => unitLink(units, u.id, day))
}
