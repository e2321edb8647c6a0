import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

type Of = readonly [tx: Reader, tenantId: number, decisionId: string]

/** The lines of a decision that were not taken out, in their order. */
export const linesOf = (...[tx, tenantId, id]: Of): Promise<Row<'decision_line'>[]> =>
  tx
    .selectFrom('decision_line')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('decision_id', '=', id)
    .where('removed', '=', false)
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The legal bases a decision cites, in their order. */
export const basesOf = (...[tx, tenantId, id]: Of): Promise<Row<'legal_basis'>[]> =>
  tx
    .selectFrom('decision_basis as b')
    .innerJoin('legal_basis as l', (join) =>
      join.onRef('l.tenant_id', '=', 'b.tenant_id').onRef('l.id', '=', 'b.legal_basis_id'),
    )
    .selectAll('l')
    .where('b.tenant_id', '=', tenantId)
    .where('b.decision_id', '=', id)
    .orderBy('b.position')
    .execute()

/** The last counted vote on a file about a matter. */
export const lastVote = (
  tx: Reader,
  given: { readonly tenantId: number; readonly fileId: string; readonly matter: string },
): Promise<Row<'vote'> | undefined> =>
  tx
    .selectFrom('vote')
    .selectAll()
    .where('tenant_id', '=', given.tenantId)
    .where('file_id', '=', given.fileId)
    .where('matter', '=', given.matter)
    .where('state', '=', 'counted')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The name that a file is printed under: of its model, or of its person as they agreed to be named. */
export async function printedName(tx: Reader, tenantId: number, file: Row<'participation'>): Promise<string> {
  const of = file.model_id === null ? 'exemplar' : 'model'
  const row = await tx
    .selectFrom(of as 'model')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', file.model_id ?? file.exemplar_id ?? '')
    .executeTakeFirstOrThrow()
  return row.name
}

/** What the same subject was given before, newest first: the register of awards. Issued decisions only. */
export const awardsOf = (
  tx: Reader,
  given: { readonly tenantId: number; readonly subjectKey: string; readonly limit: number },
) =>
  tx
    .selectFrom('decision_line as l')
    .innerJoin('decision as d', (join) =>
      join.onRef('d.tenant_id', '=', 'l.tenant_id').onRef('d.id', '=', 'l.decision_id'),
    )
    .select([
      'l.id',
      'l.printed',
      'l.unit_printed',
      'l.reason',
      'l.revoked_by_id',
      'd.kind',
      'd.form',
      'd.symbol',
      'd.decided_on',
      'd.issuer',
    ])
    .where('l.tenant_id', '=', given.tenantId)
    .where('l.subject_key', '=', given.subjectKey)
    .where('l.removed', '=', false)
    .where('d.state', '=', 'issued')
    .where('d.kind', '<>', 'revocation')
    .orderBy('d.decided_on', 'desc')
    .limit(given.limit)
    .execute()

/** Takes the numbering for this transaction: nobody else gives a number of it until it ended. */
export const lockNumbering = (tx: Reader, tenantId: number, id: string): Promise<Row<'numbering'> | undefined> =>
  tx
    .selectFrom('numbering')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
