import { STAGES, type Stage } from '../../core/participation/stage.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant, type Reader } from '../../db/database.ts'
import {
  type BoardCell,
  type BoardFile,
  type BoardScope,
  boardCells,
  boardFiles,
  heardOf,
  silentCount,
} from '../../db/read/board.ts'
import { type RoundRow, runRound } from '../../db/read/registrations.ts'
import { fieldsOf } from '../../db/read/registry-lookup.ts'
import { reachOf } from '../access/reach.ts'
import type { App } from '../context.ts'
import { idOrNothing } from '../portal/lookup.ts'
import { type Deadlines, readDeadlines } from './deadlines.ts'
import { heardBefore } from './heartbeat.ts'

const PAGE = 30

/** What narrows the board; every part is optional. */
export interface BoardFilter {
  readonly stage?: string | undefined
  /** A field's id; 'none': files without one. */
  readonly field?: string | undefined
  readonly unit?: string | undefined
  readonly kind?: string | undefined
  /** Only files of which nothing was heard for long. */
  readonly silent?: boolean | undefined
}

export interface BoardLine extends BoardFile {
  /** Of a file that is carried out: when something was last heard of it, and that this is long ago. */
  readonly heardAt?: string
  readonly silent: boolean
}

export interface Board {
  readonly round: RoundRow
  readonly today: string
  readonly deadlines: Deadlines
  /** Stages that occur, in the order of the process. */
  readonly stages: readonly Stage[]
  readonly fields: readonly { readonly id: string; readonly name: string; readonly nameEn: string }[]
  /** All that the reader may see of the round, without filters. */
  readonly cells: readonly BoardCell[]
  /** How many nothing was heard of for longer than the rules allow; undefined: the rules say nothing of it. */
  readonly silent: number | undefined
  /** The files that the filters leave. */
  readonly lines: readonly BoardLine[]
  readonly next: string | undefined
}

/**
 * The board of a round: counts by stage, field and unit, and the files behind them. What the reader's roles do not reach is
 * neither counted nor listed. The number of queries is the same for one file and for thousands.
 */
export async function board(
  app: App,
  actor: Actor,
  roundId: string,
  given: { readonly filter: BoardFilter; readonly after?: string | undefined; readonly today: string },
): Promise<Board> {
  const { tenantId } = actor
  const { filter, today } = given
  return inTenant(app.db.app, tenantId, async (tx) => {
    const round = await runRound(tx, tenantId, idOrNothing(roundId))
    if (round === undefined) throw new ProblemError(problem('not-found'))
    const deadlines = await readDeadlines(app, tx, tenantId)
    const since = heardBefore(deadlines, today).find(({ id }) => id === round.id)?.heardBefore
    const whole = await wholeScope(app, actor, tx, round.id)
    const cells = await boardCells(tx, whole)
    const scope = narrowedScope(whole, filter, since)
    const after = given.after === undefined ? undefined : idOrNothing(given.after)
    const files = await boardFiles(tx, scope, { after, limit: PAGE + 1 })
    const shown = files.slice(0, PAGE)
    const heard = await heardOf(
      tx,
      tenantId,
      shown.filter((file) => file.stage === 'in-progress').map((file) => file.id),
    )
    const fields = await fieldsOf(tx, tenantId, round.taxonomy_id)
    const present = new Set(cells.map((cell) => cell.stage))
    return {
      round,
      today,
      deadlines,
      stages: STAGES.filter((stage) => present.has(stage)),
      fields: fields.map((field) => ({ id: field.id, name: field.name, nameEn: field.name_en })),
      cells,
      silent: since === undefined ? undefined : await silentCount(tx, { ...whole, heardBefore: since }),
      lines: shown.map((file) => lineOf(file, heard.get(file.id), since)),
      next: files.length > PAGE ? shown.at(-1)?.id : undefined,
    }
  })
}

async function wholeScope(app: App, actor: Actor, tx: Reader, roundId: string): Promise<BoardScope> {
  return {
    tenantId: actor.tenantId,
    roundId,
    registrations: await reachOf({ app, actor, tx }, 'registration.see'),
    participations: await reachOf({ app, actor, tx }, 'participation.see'),
  }
}

function narrowedScope(whole: BoardScope, filter: BoardFilter, since: string | undefined): BoardScope {
  const stage = STAGES.find((one) => one === filter.stage)
  return {
    ...whole,
    stage,
    fieldId: filter.field === undefined ? undefined : filter.field === 'none' ? '' : idOrNothing(filter.field),
    unitIds: filter.unit === undefined ? undefined : [idOrNothing(filter.unit)],
    kind: filter.kind,
    heardBefore: filter.silent === true ? since : undefined,
  }
}

function lineOf(file: BoardFile, heardAt: string | undefined, since: string | undefined): BoardLine {
  const silent = heardAt !== undefined && since !== undefined && Date.parse(heardAt) < Date.parse(since)
  return { ...file, silent, ...(heardAt === undefined ? {} : { heardAt }) }
}
