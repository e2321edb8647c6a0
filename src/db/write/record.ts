import { type Insertable, type Selectable, sql } from 'kysely'
import { ProblemError, problem } from '../../core/problem.ts'
import type { Tx } from '../database.ts'
import { DeltaBook } from '../stats/delta.ts'
import { movesCells, noteMove } from '../stats/moves.ts'
import type { Tables } from '../tables.ts'

/**
 * The tables whose rows are the fold of the events: every insert and update goes through a Recorder, which writes the
 * row and keeps its image for the journal. `kheo verify` folds the images and compares.
 */
export const RECORD_TABLES = [
  'movement',
  'taxonomy',
  'field',
  'tag',
  'period',
  'organisation',
  'programme',
  'lead_agency',
  'round',
  'model',
  'model_name',
  'model_owner',
  'model_place',
  'model_tag',
  'exemplar',
  'participation',
  'document',
  'document_text',
  'citation',
  'proposal',
  'decision',
  'decision_line',
  'replication',
  'review_event',
  'inspection',
  'recommendation',
  'quota',
  'declared_figure',
  'claim',
  'figure_part',
  'figure_conflict',
  'figure_example',
  'record_source',
  'role_grant',
  'delegation',
  'involvement',
  'legal_basis',
  'rule_pack',
  'criteria_set',
  'criterion',
  'criterion_item',
  'band',
  'round_criteria',
  'round_basis',
  'round_step',
  'registration',
  'registration_owner',
  'work_plan',
  'appraisal_team',
  'appraisal_member',
  'appraisal',
  'score_sheet',
  'meeting',
  'meeting_member',
  'agenda_item',
  'vote',
  'vote_seat',
  'ballot_box',
  'paper_count',
  'inspection_member',
  'inspection_item',
  'inspection_visit',
  'inspection_answer',
  'recommendation_note',
  'notice',
  'calendar_day',
  'replication_result',
  'numbering',
  'decision_basis',
  'decision_correction',
  'appeal',
  'participation_step',
  'progress_entry',
  'progress_figure',
  'self_assessment',
  'evidence',
  'evidence_match',
] as const satisfies readonly (keyof Tables)[]

export type RecordTable = (typeof RECORD_TABLES)[number]

/** Columns that are computed from others and are left out of the images. */
const DERIVED = new Set(['grams', 'commune_id', 'tenant_id'])

/** What one event says: a row was made or changed, and how it stands now. */
export interface RecordEvent {
  readonly type: 'created' | 'changed'
  readonly subject: RecordTable
  readonly subjectId: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The row as the journal keeps it. */
export function image(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !DERIVED.has(column)))
}

type New<T extends RecordTable> = Omit<Insertable<Tables[T]>, 'tenant_id' | 'version'>

/** Writes rows of one tenant in one transaction and remembers what it did. */
export class Recorder {
  readonly events: RecordEvent[] = []
  readonly tx: Tx
  readonly tenantId: number
  readonly newId: () => string
  private readonly deltas = new DeltaBook()

  constructor(tx: Tx, tenantId: number, newId: () => string) {
    this.tx = tx
    this.tenantId = tenantId
    this.newId = newId
  }

  /** Inserts a row at version 1; the id is made here unless one is given. Returns the row as the database keeps it. */
  async insert<T extends RecordTable>(
    table: T,
    row: Omit<New<T>, 'id'> & { readonly id?: string },
  ): Promise<Selectable<Tables[T]> & { id: string }> {
    const full = { id: this.newId(), ...row, tenant_id: this.tenantId, version: 1 }
    const made = await this.tx
      .insertInto(table as RecordTable)
      .values(full as never)
      .returningAll()
      .executeTakeFirstOrThrow()
    this.note(table, 'created', made)
    await noteMove(this.deltas, this.tx, table, undefined, made)
    return made as Selectable<Tables[T]> & { id: string }
  }

  /**
   * Changes a row that still has the version the caller saw; otherwise the problem `conflict.version`, and nothing is
   * written.
   */
  async update<T extends RecordTable>(
    table: T,
    seen: { readonly id: string; readonly version: number },
    patch: Partial<New<T>>,
  ): Promise<Selectable<Tables[T]>> {
    const before = movesCells(table, patch) ? await this.current(table, seen.id) : undefined
    const made = await this.tx
      .updateTable(table as RecordTable)
      .set({ ...patch, version: seen.version + 1 } as never)
      .where('tenant_id', '=', this.tenantId)
      .where('id', '=', seen.id)
      .where('version', '=', seen.version)
      .returningAll()
      .executeTakeFirst()
    if (made === undefined) throw new ProblemError(problem('conflict.version', { record: table }))
    this.note(table, 'changed', made)
    if (before !== undefined) await noteMove(this.deltas, this.tx, table, before, made)
    return made as Selectable<Tables[T]>
  }

  /**
   * Does work that may be refused without ending the command: when it throws, its rows are taken back and with them
   * its events and what it changed in the statistics; the error goes on to the caller, who may then try something else.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const events = this.events.length
    const putBack = this.deltas.mark()
    await sql`savepoint attempt`.execute(this.tx)
    try {
      const result = await work()
      await sql`release savepoint attempt`.execute(this.tx)
      return result
    } catch (error) {
      this.events.length = events
      putBack()
      // Released too: the same name again would only cover it, and the rows' locks would stay with it.
      await sql`rollback to savepoint attempt`.execute(this.tx)
      await sql`release savepoint attempt`.execute(this.tx)
      throw error
    }
  }

  /** Writes what the command changed in the statistics; once, when all rows are written and before the journal's entry. */
  async writeStatistics(): Promise<void> {
    await this.deltas.write(this.tx, this.tenantId, this.newId)
  }

  private note(table: RecordTable, type: RecordEvent['type'], row: { id: string }): void {
    this.events.push({ type, subject: table, subjectId: row.id, data: image(row) })
  }

  private current(table: RecordTable, id: string): Promise<object | undefined> {
    return this.tx
      .selectFrom(table)
      .selectAll()
      .where('tenant_id', '=', this.tenantId)
      .where('id', '=', id)
      .executeTakeFirst()
  }
}
