import type { Reader } from '../database.ts'
import type { Row } from '../tables.ts'

/** A file has at most so many entries that are read at once: one for each day of two years. */
export const MOST_ENTRIES = 800

/** Every entry of a participation, the newest day first; the corrected ones too. */
export const entriesOf = (tx: Reader, tenantId: number, participationId: string): Promise<Row<'progress_entry'>[]> =>
  tx
    .selectFrom('progress_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('participation_id', '=', participationId)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_ENTRIES)
    .execute()

/** The figures of all entries of a participation. */
export const figuresOf = (tx: Reader, tenantId: number, participationId: string): Promise<Row<'progress_figure'>[]> =>
  tx
    .selectFrom('progress_figure as f')
    .innerJoin('progress_entry as e', (join) =>
      join.onRef('e.tenant_id', '=', 'f.tenant_id').onRef('e.id', '=', 'f.entry_id'),
    )
    .selectAll('f')
    .where('f.tenant_id', '=', tenantId)
    .where('e.participation_id', '=', participationId)
    .orderBy('f.entry_id')
    .orderBy('f.position')
    .limit(MOST_ENTRIES * 10)
    .execute()

/** The entry that stands instead of this one. */
export const correctionOf = (tx: Reader, tenantId: number, entryId: string): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom('progress_entry')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('replaces_id', '=', entryId)
    .executeTakeFirst()

/** The unit's assessments of its own participation, the last first. */
export const assessmentsOf = (
  tx: Reader,
  tenantId: number,
  participationId: string,
): Promise<Row<'self_assessment'>[]> =>
  tx
    .selectFrom('self_assessment')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('participation_id', '=', participationId)
    .orderBy('attempt', 'desc')
    .limit(50)
    .execute()
