import { readFileSync } from 'node:fs'
import { unwrap } from '../../src/core/problem.ts'
import { openUnitBook, type UnitBook } from '../../src/core/units/book.ts'
import { buildUnits } from '../../src/core/units/build.ts'
import type { AdminRows } from '../../src/core/units/rows.ts'
import type { Unit, UnitLevel } from '../../src/core/units/types.ts'
import { ADMIN_FILES, type AdminFile, readAdminFiles } from '../../src/intake/admin-files.ts'

const folder = new URL('../../reference/admin/', import.meta.url)

/** The texts of the shipped reference files. */
export const adminTexts = (): Record<AdminFile, string> =>
  Object.fromEntries(ADMIN_FILES.map((file) => [file, readFileSync(new URL(`${file}.csv`, folder), 'utf8')])) as Record<
    AdminFile,
    string
  >

/** The shipped rows. */
export const adminRows = (): AdminRows => unwrap(readAdminFiles(adminTexts()))

/** The shipped units, open. */
export const adminBook = (): UnitBook => openUnitBook(unwrap(buildUnits(adminRows())))

/** The last day of the old map and the first of the new one. */
export const OLD = '2025-06-30'
export const NEW = '2025-07-01'

/** The unit of a code on a day; throws when there is none. */
export function unitOf(book: UnitBook, level: UnitLevel, code: string, day: string): Unit {
  const found = (book.byCode.get(code) ?? []).find(
    (unit) =>
      unit.level === level &&
      (unit.validFrom === null || unit.validFrom <= day) &&
      (unit.validTo === null || day < unit.validTo),
  )
  if (found === undefined) throw new Error(`no ${level} ${code} on ${day}`)
  return found
}
