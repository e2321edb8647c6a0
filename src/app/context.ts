import type { HolidayRule } from '../core/calendar/holidays.ts'
import type { Clock } from '../core/clock.ts'
import type { Database } from '../db/database.ts'
import type { FileKeeping } from './evidence/keeping.ts'
import type { Units } from './units.ts'

/** What every use case may use. Made once, in compose.ts. */
export interface App {
  readonly db: Database
  readonly clock: Clock
  /** A new UUID, version 7: sortable by the time it was made. */
  readonly newId: () => string
  /** Administrative units with their dates, in memory. */
  readonly units: Units
  /** The public holidays, as reference/holidays.csv has them. */
  readonly holidays: readonly HolidayRule[]
  /** Where files of evidence are kept, and who opens photos; absent where none are taken in (a measurement, a check). */
  readonly files?: FileKeeping
}
