import { sql } from 'kysely'
import type { FileKind } from '../../core/deciding/kind.ts'
import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

const voted = (matter: 'recognition' | 'exemplary') =>
  sql<boolean>`(select v.outcome from vote v where v.tenant_id = p.tenant_id and v.file_id = p.id
    and v.matter = ${matter} and v.state = 'counted' order by v.id desc limit 1) = 'passed'`

/**
 * Files of a round that a decision of this kind may name: voted on and passed for recognition; recognised ones for the
 * others, and passed again for exemplary when the round votes on it. Those that a decision of the same kind (and form)
 * names already are left out. By name, with how many there are in all.
 */
export async function filesToDecide(
  tx: Reader,
  given: {
    readonly tenantId: number
    readonly roundId: string
    readonly kind: FileKind
    readonly votesExemplary: boolean
    readonly limit: number
  },
) {
  const { kind } = given
  return tx
    .selectFrom('participation as p')
    .leftJoin('model as m', (j) => j.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.model_id'))
    .leftJoin('exemplar as x', (j) => j.onRef('x.tenant_id', '=', 'p.tenant_id').onRef('x.id', '=', 'p.exemplar_id'))
    .select(['p.id', 'p.unit_id', 'p.exemplar_id'])
    .select((e) => e.fn.coalesce('m.name', 'x.name').as('name'))
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where('p.tenant_id', '=', given.tenantId)
    .where('p.round_id', '=', given.roundId)
    .where('p.status', '=', kind === 'recognition' ? 'voted' : 'recognised')
    .$if(kind === 'recognition', (q) => q.where(voted('recognition')))
    .$if(kind === 'exemplary' && given.votesExemplary, (q) => q.where(voted('exemplary')))
    .where(
      sql<boolean>`not exists (select from decision_line l
        join decision d on d.tenant_id = l.tenant_id and d.id = l.decision_id
        where l.tenant_id = p.tenant_id and l.participation_id = p.id and not l.removed and l.revoked_by_id is null
          and d.kind = ${kind} and d.state is not null
          and d.state = any (${sql.val(kind === 'award' ? ['draft', 'signed'] : ['draft', 'signed', 'issued'])}::text[]))`,
    )
    .orderBy('name')
    .orderBy('p.id')
    .limit(given.limit)
    .execute()
}

/** Issued decisions that name a file, newest first; at most 50. */
export async function decisionsOnFile(tx: Reader, tenantId: number, fileId: string) {
  return tx
    .selectFrom('decision_line as l')
    .innerJoin('decision as d', (j) => j.onRef('d.tenant_id', '=', 'l.tenant_id').onRef('d.id', '=', 'l.decision_id'))
    .select(['l.id', 'l.printed', 'l.revoked_by_id', 'd.id as decision_id', 'd.kind', 'd.symbol', 'd.decided_on'])
    .select(['d.issuer', 'd.state'])
    .where('l.tenant_id', '=', tenantId)
    .where('l.participation_id', '=', fileId)
    .where('l.removed', '=', false)
    .where((e) => e.or([e('d.state', '=', 'issued'), e('d.state', 'is', null)]))
    .orderBy('d.decided_on', 'desc')
    .orderBy('l.id', 'desc')
    .limit(50)
    .execute()
}

/** Appeals about a file, oldest first; at most 50. */
export const appealsOf = (tx: Reader, tenantId: number, fileId: string): Promise<Row<'appeal'>[]> =>
  tx
    .selectFrom('appeal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('participation_id', '=', fileId)
    .orderBy('id')
    .limit(50)
    .execute()

/** The steps of a file that were given a reason, oldest first; at most 100. */
export const reasonedSteps = (tx: Reader, tenantId: number, fileId: string): Promise<Row<'participation_step'>[]> =>
  tx
    .selectFrom('participation_step')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('participation_id', '=', fileId)
    .where('reason', 'is not', null)
    .where('reason', '<>', '')
    .orderBy('id')
    .limit(100)
    .execute()
