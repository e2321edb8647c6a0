import { ProblemError, problem } from '../../core/problem.ts'
import type { PayloadOf, ProposalKind } from '../../core/reading/proposals.ts'
import { isName, MAX_NAME } from '../../core/registry/name.ts'
import { organisationKind } from '../../core/registry/organisation-kind.ts'
import { fold } from '../../core/text/fold.ts'
import { fieldsOf, organisationByName, periodById, programmeById, tagsOf } from '../../db/read/registry-lookup.ts'
import type { Row } from '../../db/tables.ts'
import type { Recorder } from '../../db/write/record.ts'
import type { App } from '../context.ts'

export interface Made {
  readonly made: string
  readonly madeId: string
}

/** A proposal with its payload, corrections applied. */
export interface Given<K extends ProposalKind> {
  readonly seq: number
  readonly start: number
  readonly quote: string
  readonly payload: PayloadOf<K>
}

/** What accepting proposals of one document works on: the document, its programme, and what other proposals made. */
export class Workspace {
  readonly app: App
  readonly write: Recorder
  document: Row<'document'>
  /** seq of a decided proposal -> the row it made; null when it was refused. */
  readonly made = new Map<number, Made | null>()
  private programmeRow: Row<'programme'> | undefined
  private fieldRows: Row<'field'>[] | undefined
  private tagRows: Row<'tag'>[] | undefined

  constructor(app: App, write: Recorder, document: Row<'document'>) {
    this.app = app
    this.write = write
    this.document = document
  }

  /** The programme the document belongs to; without one nothing else can be accepted. */
  async programme(): Promise<Row<'programme'>> {
    if (this.programmeRow === undefined && this.document.programme_id !== null) {
      this.programmeRow = await programmeById(this.write.tx, this.write.tenantId, this.document.programme_id)
    }
    if (this.programmeRow === undefined) throw new ProblemError(problem('proposal.needs-programme'))
    return this.programmeRow
  }

  /** The label of the programme's period, and its year when it is a single one. */
  async period(): Promise<{ label: string; year: number | null }> {
    const { period_id } = await this.programme()
    const period = await periodById(this.write.tx, this.write.tenantId, period_id)
    return { label: period.label, year: period.year_from === period.year_to ? period.year_from : null }
  }

  /** The row that an earlier proposal made, of the table it must be in. Refused or undecided ones stop this proposal. */
  need(seq: number, table: string): string {
    const made = this.made.get(seq)
    if (made === undefined || made === null || made.made !== table)
      throw new ProblemError(problem('proposal.needs-other', { seq }))
    return made.madeId
  }

  /** Does something that may be refused; then its rows are taken back, and the document is what it was. */
  async attempt(work: () => Promise<void>): Promise<void> {
    const { document } = this
    try {
      await this.write.attempt(work)
    } catch (error) {
      this.document = document
      throw error
    }
  }

  async fieldByName(name: string): Promise<Row<'field'> | undefined> {
    this.fieldRows ??= await fieldsOf(this.write.tx, this.write.tenantId, (await this.programme()).taxonomy_id)
    return byAlias(this.fieldRows, name)
  }

  async tagByName(name: string): Promise<Row<'tag'> | undefined> {
    this.tagRows ??= await tagsOf(this.write.tx, this.write.tenantId)
    return byAlias(this.tagRows, name)
  }

  /** The body of this name in the programme's unit; made when it is not known yet. `field`: where the name was given. */
  async organisation(name: string, field = 'name'): Promise<string> {
    mustBeName(name, field)
    const { unit_id } = await this.programme()
    const folded = fold(name)
    const known = await organisationByName(this.write.tx, this.write.tenantId, folded, unit_id)
    if (known !== undefined) return known.id
    const made = await this.write.insert('organisation', {
      name,
      folded,
      kind: organisationKind(name),
      unit_id,
      parent_id: null,
      predecessor_id: null,
      valid_from: null,
      valid_to: null,
    })
    return made.id
  }

  /** Remembers the words a record came from. */
  async source(record: string, recordId: string, span: { start: number; quote: string }): Promise<void> {
    await this.write.insert('record_source', {
      record,
      record_id: recordId,
      document_id: this.document.id,
      start: span.start,
      quote: span.quote,
    })
  }
}

/** Refuses what cannot be the name of a model or a body. */
export function mustBeName(name: string, field: string): void {
  if (!isName(name)) throw new ProblemError(problem('name.invalid', { name: name.slice(0, 80), max: MAX_NAME }, field))
}

function byAlias<T extends { aliases: string[]; name: string }>(rows: readonly T[], name: string): T | undefined {
  const folded = fold(name)
  return rows.find((r) => fold(r.name) === folded || r.aliases.includes(folded))
}
