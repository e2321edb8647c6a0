import type { Units } from '../units.ts'

/** Where something is: the unit as it was called then, and where that lies on today's map. */
export interface Place {
  readonly id: string
  readonly code: string
  readonly level: string
  /** "Huyện Cần Giuộc". */
  readonly name: string
  /** First day of the unit; null: before what is recorded. Code and first day together are never reused. */
  readonly validFrom: string | null
  /** The province as it was: "Tỉnh Long An". */
  readonly province: string
  readonly now: {
    /** "Tỉnh Tây Ninh". */
    readonly province: string
    readonly provinceCode: string
    /** Null: split, larger than a commune, or not known; never guessed. */
    readonly commune: string | null
    readonly communeCode: string | null
  }
  readonly href: string
}

/** The day on which units of a period are named: its last. */
export const lastDayOf = (year: number): string => `${year}-12-31`

const known = new WeakMap<Units, Map<string, Place>>()

/** A unit as rows and figures show it, on a day; kept, because many rows share few units. */
export function placeOf(units: Units, unitId: string, day: string, provinceThenId?: string): Place {
  const cache = known.get(units) ?? new Map<string, Place>()
  known.set(units, cache)
  const key = `${unitId}|${day}|${provinceThenId ?? ''}`
  const found = cache.get(key)
  if (found !== undefined) return found
  const label = units.label(unitId, day)
  const map = units.mapToday(unitId)
  const province = units.label(map.provinceId, units.today)
  const commune = map.communeId === null ? undefined : units.label(map.communeId, units.today)
  const place: Place = {
    id: unitId,
    code: label?.code ?? '',
    level: label?.level ?? '',
    name: label?.fullName ?? unitId,
    validFrom: units.book.units.get(unitId)?.validFrom ?? null,
    province: units.fullName(provinceThenId ?? units.provinceId(unitId, day), day),
    now: {
      province: province?.fullName ?? map.provinceId,
      provinceCode: province?.code ?? '',
      commune: commune?.fullName ?? null,
      communeCode: commune?.code ?? null,
    },
    href: label?.href ?? '',
  }
  cache.set(key, place)
  return place
}
