import type { Units } from '../app/units.ts'
import { sortKey } from '../core/text/sort-key.ts'
import { ancestorsOn, childrenOn } from '../core/units/book.ts'
import { becameOf, madeOf, mapOn } from '../core/units/trace.ts'
import type { Unit } from '../core/units/types.ts'
import type { UnitGroup } from './components/unit-list.tsx'
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

/** Units of the same parent on a day by the alphabet, at most `limit`, with how many there are. */
export function neighboursOf(
  units: Units,
  unit: Unit,
  day: string,
  limit: number,
): { readonly units: readonly UnitLink[]; readonly all: number } {
  const [parent] = ancestorsOn(units.book, unit.id, day)
  if (parent === undefined) return { units: [], all: 0 }
  const all = childrenOn(units.book, parent.id, day).filter((u) => u.id !== unit.id)
  return {
    units: byAlphabet(units, all, day)
      .slice(0, limit)
      .map(({ link }) => link),
    all: all.length,
  }
}

/** The units right below one on a day, letter by letter: A, B, C, D, Đ … */
export function childrenOf(units: Units, unit: Unit, day: string): UnitGroup[] {
  const groups = new Map<string, UnitLink[]>()
  for (const { link, letter } of byAlphabet(units, childrenOn(units.book, unit.id, day), day)) {
    const group = groups.get(letter)
    if (group === undefined) groups.set(letter, [link])
    else group.push(link)
  }
  return [...groups].map(([letter, found]) => ({ letter, units: found }))
}

function byAlphabet(units: Units, some: readonly Unit[], day: string) {
  return some
    .map((u) => {
      const name = units.label(u.id, day)?.name ?? u.id
      // Ă and Â stand under A; Đ is a letter of its own, and has no mark to take away.
      const letter = name.normalize('NFD').charAt(0).toLocaleUpperCase('vi')
      return { link: unitLink(units, u.id, day), letter, key: sortKey(name) }
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}
