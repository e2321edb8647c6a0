import type { Row as DbRow } from '../../db/tables.ts'

/** A proposal as the desk hands it to the pages. */
export type Row = DbRow<'proposal'>
