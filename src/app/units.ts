import type { PlaceName } from '../core/reading/types.ts'
import { ancestorsEver, ancestorsOn, nameOn, openUnitBook, provinceOf, type UnitBook } from '../core/units/book.ts'
import { resolve } from '../core/units/resolve.ts'
import { mapOn } from '../core/units/trace.ts'
import type { UnitData } from '../core/units/types.ts'

/** A unit as sentences and addresses need it. */
export interface UnitLabel {
  readonly id: string
  readonly code: string
  readonly level: string
  readonly name: string
  /** "Huyện Cần Giuộc", as it was called on the day asked about. */
  readonly fullName: string
  /** Path of its page: code and the first day of its identity, which together are never reused. */
  readonly href: string
}

export type PlaceFound =
  | { readonly ok: true; readonly value: string }
  /** The ids of the units that may be meant; empty when none is known. */
  | { readonly ok: false; readonly choices: readonly string[] }

/** The administrative units as the application asks them; today is the day the process started. */
export class Units {
  readonly book: UnitBook
  readonly today: string

  constructor(data: UnitData, today: string) {
    this.book = openUnitBook(data)
    this.today = today
  }

  /** The unit that a place in a text means on a day; `near`: of several, the one below this unit. */
  resolvePlace(place: PlaceName, day?: string, near?: string): PlaceFound {
    const parts = near === undefined ? place : this.beside(place, near, day)
    const found = resolve(this.book, parts, day)
    if (found.ok) return { ok: true, value: found.value.unit.id }
    if (near !== undefined) return this.resolvePlace(place, day)
    return { ok: false, choices: found.problem.choices.map((c) => c.unit.id) }
  }

  /** The place with the names of the unit it is said to lie in, where the text leaves them out. */
  private beside(place: PlaceName, near: string, day: string | undefined): PlaceName {
    const unit = this.book.units.get(near)
    const province = provinceOf(this.book, near, day)
    const names = {
      ...(unit?.level === 'district' ? { district: this.fullName(near, day) } : {}),
      ...(province === undefined ? {} : { province: this.fullName(province.id, day) }),
    }
    return { ...names, ...place }
  }

  /** The name of a unit on a day of its own nearest to the one given; its id when it is unknown. */
  fullName(id: string, day?: string): string {
    return nameOn(this.book, id, day)?.fullName ?? id
  }

  /** The same within a sentence: "huyện Cần Giuộc". */
  nameInside(id: string, day?: string): string {
    const name = this.fullName(id, day)
    return `${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`
  }

  label(id: string, day?: string): UnitLabel | undefined {
    const unit = this.book.units.get(id)
    const name = nameOn(this.book, id, day)
    if (unit === undefined || name === undefined) return undefined
    return {
      id,
      code: unit.code,
      level: unit.level,
      name: name.name,
      fullName: name.fullName,
      href: unitHref(unit.code, unit.validFrom),
    }
  }

  /** The province of a unit on a day. */
  provinceId(id: string, day?: string): string {
    return provinceOf(this.book, id, day)?.id ?? id
  }

  /** Where records of a unit lie today: the commune when that is exact, and the province, which always is. */
  mapToday(id: string): { readonly communeId: string | null; readonly provinceId: string } {
    const placement = mapOn(this.book, id, this.today)
    if (placement.kind === 'unmapped') return { communeId: null, provinceId: this.provinceId(id) }
    const unit = placement.kind === 'exact' ? this.book.units.get(placement.unitId) : undefined
    return {
      communeId: unit?.level === 'commune' ? unit.id : null,
      provinceId: placement.provinceId ?? this.provinceId(id),
    }
  }

  /**
   * Everything that a unit lies in, itself included: what it lay in while it lasted, and what it lies in today when
   * that is exact. Of a split unit only what all its parts share today. Whoever has a role on one of these reaches it.
   */
  within(id: string): readonly string[] {
    const found = new Set([id, ...ancestorsEver(this.book, id)])
    const placed = mapOn(this.book, id, this.today)
    if (placed.kind === 'exact') {
      found.add(placed.unitId)
      for (const above of ancestorsOn(this.book, placed.unitId, this.today)) found.add(above.id)
    }
    if (placed.kind === 'unallocated' && placed.provinceId !== null) found.add(placed.provinceId)
    return [...found]
  }
}

/** The address of a unit's page. */
export const unitHref = (code: string, validFrom: string | null): string => `/don-vi/${code}/${validFrom ?? 'truoc'}`
