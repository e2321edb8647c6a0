import type { Tx } from '../database.ts'
import type { Row } from '../tables.ts'
import { countsDocument, participationCell, plainCell } from './cell.ts'
import type { DeltaBook } from './delta.ts'

/** The tables that the nation's statistics count, and the columns of each that decide where a row counts. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  participation: ['year', 'province_then_id', 'field_code', 'status'],
  document: ['public', 'sha256'],
  declared_figure: ['document_id'],
  programme: [],
}

/** Could a change of these columns move a row of this table to another cell? */
export const movesCells = (table: string, patch: object): boolean =>
  Object.keys(patch).some((column) => COUNTED[table]?.includes(column) === true)

/** Notes what one written row changes in the statistics. `before`: as it was; undefined for a new row. */
export async function noteMove(
  book: DeltaBook,
  tx: Tx,
  table: string,
  before: object | undefined,
  after: object,
): Promise<void> {
  if (table === 'participation') {
    if (before !== undefined) book.add(participationCell(before as Row<'participation'>), -1)
    book.add(participationCell(after as Row<'participation'>), 1)
  } else if (table === 'document') {
    await noteDocument(book, tx, before as Row<'document'> | undefined, after as Row<'document'>)
  } else if (table === 'declared_figure') {
    const figure = after as Row<'declared_figure'>
    const was = before === undefined ? 0 : await isPublic(tx, figure.tenant_id, (before as Row<'declared_figure'>).document_id)
    book.add(plainCell('figure'), (await isPublic(tx, figure.tenant_id, figure.document_id)) - was)
  } else if (table === 'programme' && before === undefined) {
    book.add(plainCell('programme'), 1)
  }
}

/** A document that becomes public brings its figures with it. */
async function noteDocument(book: DeltaBook, tx: Tx, before: Row<'document'> | undefined, after: Row<'document'>) {
  const was = before === undefined ? 0 : Number(countsDocument(before))
  book.add(plainCell('document'), Number(countsDocument(after)) - was)
  if (before === undefined || before.public === after.public) return
  const figures = await tx
    .selectFrom('declared_figure')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', after.tenant_id)
    .where('document_id', '=', after.id)
    .executeTakeFirstOrThrow()
  book.add(plainCell('figure'), after.public ? figures.n : -figures.n)
}

/** 1 when the document is public, else 0. Locked against a change of that until this command has ended. */
async function isPublic(tx: Tx, tenantId: number, documentId: string): Promise<0 | 1> {
  const document = await tx
    .selectFrom('document')
    .select('public')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', documentId)
    .forShare()
    .executeTakeFirst()
  return document?.public === true ? 1 : 0
}
