import { parse } from 'csv-parse/sync'
import { problem } from '../core/problem.ts'
import { fail, ok, type Result } from '../core/result.ts'
import { levelOfCode } from '../core/units/build.ts'
import type { AdminRows } from '../core/units/rows.ts'

/** The files of `reference/admin`, without their ending. */
export const ADMIN_FILES = [
  'lists',
  'units_pre2025',
  'units_2025',
  'mapping',
  'province_mapping',
  'changes_2026',
  'earlier_names',
  'name_aliases',
  'code_aliases',
] as const
export type AdminFile = (typeof ADMIN_FILES)[number]

type Row = Readonly<Record<string, string>>

const LEVELS = ['province', 'district', 'commune'] as const
const LISTS = ['units_pre2025', 'units_2025'] as const
const SHARES = ['whole', 'part', 'rest', 'none'] as const
const KINDS = ['whole', 'part'] as const

/** A cell that is missing or holds what the column cannot; caught below, where it becomes a problem. */
class BadCell extends Error {
  readonly column: string
  constructor(column: string) {
    super(`bad cell in column ${column}`)
    this.column = column
  }
}

/**
 * Reads the texts of the reference files into the rows that `buildUnits` takes.
 * Fails with `input.invalid`, naming file, line and column, at the first cell that is not what its column holds.
 */
export function readAdminFiles(texts: Readonly<Record<AdminFile, string>>): Result<AdminRows> {
  let file: AdminFile = 'lists'
  let line = 1
  const read = <T>(name: AdminFile, make: (row: Row) => T): T[] => {
    file = name
    line = 1
    const rows: Row[] = parse(texts[name].normalize('NFC'), { columns: true, bom: true, skip_empty_lines: true })
    return rows.map((row) => {
      line++
      return make(row)
    })
  }
  try {
    return ok({
      lists: read('lists', listRow),
      unitsBefore: read('units_pre2025', (row) =>
        unitRow(row, one(row, 'level', LEVELS), maybe(row, 'name_in_resolution')),
      ),
      unitsAfter: read('units_2025', (row) => unitRow(row, levelOfCode(text(row, 'code')), null)),
      mapping: read('mapping', mappingRow),
      provinces: read('province_mapping', provinceRow),
      changes: read('changes_2026', changeRow),
      earlierNames: read('earlier_names', earlierNameRow),
      nameAliases: read('name_aliases', (row) => ({
        level: one(row, 'level', LEVELS),
        name: text(row, 'name'),
        alias: text(row, 'alias'),
      })),
      codeAliases: read('code_aliases', (row) => ({
        alias: text(row, 'alias_code'),
        code: text(row, 'code'),
        note: text(row, 'where_the_alias_is_used'),
      })),
    })
  } catch (error) {
    if (error instanceof BadCell) return fail(problem('input.invalid', { file, line, column: error.column }))
    if (error instanceof Error && 'code' in error)
      return fail(problem('input.invalid', { file, reason: String(error.code) }))
    throw error
  }
}

function maybe(row: Row, column: string): string | null {
  const cell = row[column]
  if (cell === undefined) throw new BadCell(column)
  return cell === '' ? null : cell
}

function text(row: Row, column: string): string {
  const cell = maybe(row, column)
  if (cell === null) throw new BadCell(column)
  return cell
}

function one<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const cell = text(row, column)
  const found = allowed.find((value) => value === cell)
  if (found === undefined) throw new BadCell(column)
  return found
}

const listRow = (row: Row): AdminRows['lists'][number] => ({
  list: one(row, 'list', LISTS),
  level: one(row, 'level', LEVELS),
  inForceFrom: maybe(row, 'in_force_from'),
  inForceUntil: maybe(row, 'in_force_until'),
  knownFrom: text(row, 'known_from'),
})

const unitRow = (
  row: Row,
  level: AdminRows['unitsBefore'][number]['level'],
  nameInResolution: string | null,
): AdminRows['unitsBefore'][number] => ({
  code: text(row, 'code'),
  name: text(row, 'name'),
  fullName: text(row, 'full_name'),
  type: text(row, 'type'),
  level,
  parentCode: maybe(row, 'parent_code'),
  nameInResolution,
})

const mappingRow = (row: Row): AdminRows['mapping'][number] => ({
  oldCode: text(row, 'old_commune_code'),
  oldLevel: one(row, 'old_level', ['commune', 'district']),
  newCode: text(row, 'new_commune_code'),
  kind: one(row, 'kind', KINDS),
  area: one(row, 'area', SHARES),
  population: one(row, 'population', SHARES),
  resolution: text(row, 'resolution'),
  clause: maybe(row, 'clause'),
  note: maybe(row, 'nso_note'),
})

const provinceRow = (row: Row): AdminRows['provinces'][number] => ({
  oldCode: text(row, 'old_province_code'),
  newCode: text(row, 'new_province_code'),
  legalBasis: text(row, 'legal_basis'),
})

const changeRow = (row: Row): AdminRows['changes'][number] => ({
  effective: text(row, 'effective'),
  code: text(row, 'code'),
  fromFullName: text(row, 'from_full_name'),
  toFullName: text(row, 'to_full_name'),
  legalBasis: text(row, 'legal_basis'),
})

const earlierNameRow = (row: Row): AdminRows['earlierNames'][number] => ({
  level: one(row, 'level', LEVELS),
  code: text(row, 'code'),
  until: text(row, 'until'),
  name: text(row, 'name'),
  fullName: text(row, 'full_name'),
  type: text(row, 'type'),
  legalBasisOfChange: text(row, 'legal_basis_of_change'),
})
