import { problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { unitId } from './id.ts'
import { renameUnits, startNames } from './names.ts'
import type { AdminRows, ListRow, UnitRow } from './rows.ts'
import type { Boundary, Succession, Unit, UnitData, UnitEdge, UnitLevel, UnitName, Validity } from './types.ts'

/** What the building of one map after the other carries along. */
interface Work {
  readonly rows: AdminRows
  readonly lists: ReadonlyMap<string, ListRow>
  /** Units of the older list, of the newer one, by level and code; one that was kept is in both. */
  readonly before: Map<string, Unit>
  readonly after: Map<string, Unit>
  readonly units: Unit[]
  readonly edges: UnitEdge[]
  readonly successions: Succession[]
  /** Rows that refer to what their list does not have: file and code. */
  readonly misfits: { readonly file: string; readonly code: string }[]
}

const key = (level: UnitLevel, code: string): string => `${level}/${code}`

/**
 * Turns the rows of the reference files into dated units.
 *
 * A unit of the newer list is the same unit as the older one of that code when it was made of that one alone and
 * of all of it: the provinces that were not merged, the communes that the resolutions left as they were, and the few
 * that only got another name or type. Every other unit of the older list ends, every other one of the newer begins.
 * Fails with `input.invalid` naming file and code when a row refers to a unit that its list does not have.
 */
export function buildUnits(rows: AdminRows): Result<UnitData> {
  const work: Work = {
    rows,
    lists: new Map(rows.lists.map((list) => [`${list.list}/${list.level}`, list])),
    before: new Map(),
    after: new Map(),
    units: [],
    edges: [],
    successions: [],
    misfits: [],
  }
  startUnits(work)
  linkParents(work)
  linkSuccessions(work)
  const names = nameUnits(work)
  const codeAliases = rows.codeAliases.map((row) => ({
    ...row,
    ...span(list(work, 'units_2025', levelOfCode(row.code))),
  }))
  const [misfit] = work.misfits
  if (misfit !== undefined) return fail(problem('input.invalid', { ...misfit, rows: work.misfits.length }))
  const { units, edges, successions } = work
  return ok({ units, names, edges, successions, codeAliases, boundaries: boundariesOf(units, names, edges) })
}

/** The level that a code of that length belongs to. */
export function levelOfCode(code: string): UnitLevel {
  if (code.length === 2) return 'province'
  return code.length === 3 ? 'district' : 'commune'
}

/** The validity of a list; an empty one, noted as a misfit, when it is not given. */
function list(work: Work, name: ListRow['list'], level: UnitLevel): ListRow {
  const row = work.lists.get(`${name}/${level}`)
  if (row !== undefined) return row
  work.misfits.push({ file: 'lists', code: `${name}/${level}` })
  return { list: name, level, inForceFrom: null, inForceUntil: null, knownFrom: '' }
}

const span = (row: ListRow): Validity => ({ validFrom: row.inForceFrom, validTo: row.inForceUntil })

/** The unit of a list; none, noted as a misfit, when the list does not have it. */
function find(work: Work, side: 'before' | 'after', level: UnitLevel, code: string, file: string): Unit | undefined {
  const unit = work[side].get(key(level, code))
  if (unit === undefined) work.misfits.push({ file, code })
  return unit
}

/** Units that went over whole and alone into the unit that has their code now. */
function keptUnits(rows: AdminRows): ReadonlySet<string> {
  const sources = new Map<string, number>()
  const moves = [
    ...rows.provinces.map((row) => ({ level: 'province' as const, oldLevel: 'province', kind: 'whole', ...row })),
    ...rows.mapping.map((row) => ({ level: 'commune' as const, ...row })),
  ]
  for (const { level, newCode } of moves) {
    sources.set(key(level, newCode), (sources.get(key(level, newCode)) ?? 0) + 1)
  }
  const kept = moves.filter(
    (move) =>
      move.kind === 'whole' &&
      move.oldLevel === move.level &&
      move.oldCode === move.newCode &&
      sources.get(key(move.level, move.newCode)) === 1,
  )
  return new Set(kept.map((move) => key(move.level, move.newCode)))
}

function startUnits(work: Work): void {
  const { rows } = work
  const kept = keptUnits(rows)
  const basis = new Map<string, string>()
  for (const row of rows.provinces) basis.set(key('province', row.newCode), row.legalBasis)
  for (const row of rows.mapping) basis.set(key('commune', row.newCode), row.resolution)
  for (const row of rows.unitsBefore) {
    const of = list(work, 'units_pre2025', row.level)
    const validTo = kept.has(key(row.level, row.code))
      ? list(work, 'units_2025', row.level).inForceUntil
      : of.inForceUntil
    const unit = newUnit(row, { validFrom: of.inForceFrom, validTo }, of.knownFrom, null)
    work.before.set(key(row.level, row.code), unit)
    work.units.push(unit)
  }
  for (const row of rows.unitsAfter) {
    const at = key(row.level, row.code)
    if (!basis.has(at)) work.misfits.push({ file: 'mapping', code: row.code })
    const of = list(work, 'units_2025', row.level)
    const old = kept.has(at) ? find(work, 'before', row.level, row.code, 'units_pre2025') : undefined
    const unit = old ?? newUnit(row, span(of), of.knownFrom, basis.get(at) ?? null)
    work.after.set(at, unit)
    if (old === undefined) work.units.push(unit)
  }
}

function newUnit(row: UnitRow, validity: Validity, knownFrom: string, legalBasis: string | null): Unit {
  const { code, level } = row
  return { id: unitId(level, code, validity.validFrom), code, level, ...validity, knownFrom, legalBasis }
}

function linkParents(work: Work): void {
  const sides = [
    ['before', 'units_pre2025', work.rows.unitsBefore],
    ['after', 'units_2025', work.rows.unitsAfter],
  ] as const
  for (const [side, file, rows] of sides) {
    for (const row of rows) {
      if (row.parentCode === null) continue
      const child = find(work, side, row.level, row.code, file)
      const parent = find(work, side, levelOfCode(row.parentCode), row.parentCode, file)
      if (child === undefined || parent === undefined) continue
      work.edges.push({ childId: child.id, parentId: parent.id, ...span(list(work, file, row.level)) })
    }
  }
}

function linkSuccessions(work: Work): void {
  const { rows } = work
  const link = (
    from: Unit | undefined,
    to: Unit | undefined,
    rest: Omit<Succession, 'fromId' | 'toId' | 'at'>,
  ): void => {
    if (from === undefined || to === undefined || from === to) return
    const at = to.validFrom ?? to.knownFrom
    work.successions.push({ fromId: from.id, toId: to.id, at, ...rest })
  }
  for (const row of rows.provinces) {
    const from = find(work, 'before', 'province', row.oldCode, 'province_mapping')
    const to = find(work, 'after', 'province', row.newCode, 'province_mapping')
    const whole = { kind: 'whole', area: 'whole', population: 'whole' } as const
    link(from, to, { ...whole, resolution: row.legalBasis, clause: null, note: null })
  }
  for (const row of rows.mapping) {
    const from = find(work, 'before', row.oldLevel, row.oldCode, 'mapping')
    const to = find(work, 'after', 'commune', row.newCode, 'mapping')
    const { kind, area, population, resolution, clause, note } = row
    link(from, to, { kind, area, population, resolution, clause, note })
  }
}

function nameUnits(work: Work): UnitName[] {
  const { rows, before, after } = work
  const names = startNames(rows, before, after)
  for (const row of rows.earlierNames) find(work, 'before', row.level, row.code, 'earlier_names')
  const misfit = renameUnits(rows, names, (level, code) => after.get(key(level, code)))
  if (misfit !== null) work.misfits.push({ file: 'changes_2026', code: misfit })
  return [...names.values()].flat()
}

/** Every day on which something begins or ends; `extent` unless only names did. */
function boundariesOf(
  units: readonly Unit[],
  names: readonly UnitName[],
  edges: readonly UnitEdge[],
): readonly Boundary[] {
  const extents = new Set<string>()
  const days = new Set<string>()
  const add = (to: Set<string>, spans: readonly Validity[]): void => {
    for (const { validFrom, validTo } of spans) {
      if (validFrom !== null) to.add(validFrom)
      if (validTo !== null) to.add(validTo)
    }
  }
  add(extents, units)
  add(extents, edges)
  add(days, names)
  for (const day of extents) days.add(day)
  return [...days].sort().map((date) => ({ date, extent: extents.has(date) }))
}
