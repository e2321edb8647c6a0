import type { Tx } from '../database.ts'
import type { Row } from '../tables.ts'
import { type Counted, document, model, participation, plain } from './cell.ts'
import type { DeltaBook } from './delta.ts'

/** The tables that the nation's statistics count, and the columns of each that decide where a row counts. */
const DECIDING: Readonly<Record<string, readonly string[]>> = {
  participation: ['year', 'province_then_id', 'field_code', 'status'],
  model: ['kind'],
  document: ['public', 'sha256'],
  declared_figure: ['document_id'],
  programme: [],
}

/** Could a change of these columns move a row of this table to another cell? */
export const movesCells = (table: string, patch: object): boolean =>
  Object.keys(patch).some((column) => DECIDING[table]?.includes(column) === true)

/** Notes what one written row changes in the statistics. `before`: as it was; undefined for a new row. */
export async function noteMove(
  book: DeltaBook,
  tx: Tx,
  table: string,
  before: object | undefined,
  after: object,
): Promise<void> {
  if (table === 'participation') {
    if (before !== undefined) book.add(participation(before as Row<'participation'>), -1)
    book.add(participation(after as Row<'participation'>), 1)
  } else if (table === 'model') {
    if (before !== undefined) book.add(model(before as Row<'model'>), -1)
    book.add(model(after as Row<'model'>), 1)
  } else if (table === 'document') {
    await noteDocument(book, tx, before as Row<'document'> | undefined, after as Row<'document'>)
  } else if (table === 'declared_figure') {
    if (before !== undefined) book.add(await figure(tx, before as Row<'declared_figure'>), -1)
    book.add(await figure(tx, after as Row<'declared_figure'>), 1)
  } else if (table === 'programme' && before === undefined) {
    book.add(plain('programme', 1), 1)
  }
}

/** A figure counts when its document is public. Locked against a change of that until this command has ended. */
async function figure(tx: Tx, row: Row<'declared_figure'>): Promise<Counted> {
  const found = await tx
    .selectFrom('document')
    .select('public')
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.document_id)
    .forShare()
    .executeTakeFirst()
  return plain('figure', found?.public === true ? 1 : 0)
}

/** A document that becomes public, or no longer is, takes its figures with it. */
async function noteDocument(book: DeltaBook, tx: Tx, before: Row<'document'> | undefined, after: Row<'document'>) {
  if (before !== undefined) book.add(document(before), -1)
  book.add(document(after), 1)
  if (before === undefined || before.public === after.public) return
  const figures = await tx
    .selectFrom('declared_figure')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', after.tenant_id)
    .where('document_id', '=', after.id)
    .executeTakeFirstOrThrow()
  book.add(plain('figure', figures.n), after.public ? 1 : -1)
}
