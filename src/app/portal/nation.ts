import type { Units } from '../units.ts'
import type { ProgrammeWithFigures } from './home-page.ts'

/** What one province of today has: declared models of its programmes, added where they do not overlap. */
export interface ProvinceTotal {
  readonly code: string
  readonly value: number
  readonly href: string
  readonly programmes: number
}

/**
 * Declared totals by province of today: the largest total of models of each programme, added up. Provinces are exact
 * over 1 July 2025. Programmes of one unit whose periods overlap count once, by the larger.
 */
export function nationByProvinceDeclared(units: Units, programmes: readonly ProgrammeWithFigures[]): ProvinceTotal[] {
  const totals = new Map<string, { value: number; programmes: number }>()
  const counted = new Map<string, { from: number; to: number; value: number }[]>()
  for (const p of programmes) {
    const { programme } = p
    const value = Math.max(
      0,
      ...p.declared
        .filter((f) => f.row.measure === 'models' && f.partOf.length === 0 && f.row.kind === null)
        .map((f) => f.value),
    )
    const spans = counted.get(programme.unit_id) ?? []
    const overlap = spans.find((s) => s.from <= programme.year_to && programme.year_from <= s.to)
    const added = overlap === undefined ? value : Math.max(0, value - overlap.value)
    counted.set(programme.unit_id, [...spans, { from: programme.year_from, to: programme.year_to, value }])
    const known = totals.get(programme.province_id) ?? { value: 0, programmes: 0 }
    totals.set(programme.province_id, { value: known.value + added, programmes: known.programmes + 1 })
  }
  return [...totals].flatMap(([id, total]) => {
    const label = units.label(id)
    return label === undefined ? [] : [{ code: label.code, href: label.href, ...total }]
  })
}
