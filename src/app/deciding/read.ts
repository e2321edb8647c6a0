import type { Action } from '../../core/access/rules.ts'
import { type Actor, can } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import {
  correctionsOf,
  decisionsPage,
  type LineFacts,
  linesPage,
  numberingsOf,
  type RegisterLine,
  registerOf,
} from '../../db/read/decision-pages.ts'
import { basesOf } from '../../db/read/decisions.ts'
import type { Reach } from '../../db/read/reach.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { Row } from '../../db/tables.ts'
import type { Reading } from '../access/judges.ts'
import { reachOf } from '../access/reach.ts'
import { roundWithin } from '../access/round-subject.ts'
import type { App } from '../context.ts'

export const DECISIONS_A_PAGE = 30
export const LINES_A_PAGE = 30

/** Who has one of these on a round sees its decisions whole, drafts too; everybody else issued ones, on their own files. */
const SEES_ALL: readonly Action[] = ['decision.draft', 'decision.sign', 'decision.number', 'session.chair']

const EVERYTHING: Reach = { all: true, units: [], organisations: [] }

type Given = Parameters<typeof reachOf>[0]

async function fullReach(given: Given): Promise<Reach> {
  const units = new Set<string>()
  const organisations = new Set<string>()
  for (const action of SEES_ALL) {
    const reach = await reachOf(given, action)
    if (reach.all) return EVERYTHING
    for (const id of reach.units) units.add(id)
    for (const id of reach.organisations) organisations.add(id)
  }
  return { all: false, units: [...units], organisations: [...organisations] }
}

/** Decisions that people made and the actor may know of, newest first; `before`: the last id of the page above. */
export function decisions(app: App, actor: Actor, before: string | undefined) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const full = await fullReach({ app, actor, tx })
    const files = await reachOf({ app, actor, tx }, 'participation.see')
    return decisionsPage(tx, { tenantId: actor.tenantId, full, files, before, limit: DECISIONS_A_PAGE })
  })
}

export interface DecisionLineFacts {
  readonly row: LineFacts
  readonly corrections: readonly Row<'decision_correction'>[]
  /** What the same subject was given before. */
  readonly register: readonly RegisterLine[]
}

/** A decision as a reader sees it, with what they may do with it. */
export interface DecisionFacts {
  readonly row: Row<'decision'> & { readonly round_id: string; readonly state: string }
  readonly round: Row<'round'>
  readonly pack: Row<'rule_pack'> | undefined
  readonly bases: readonly Row<'legal_basis'>[]
  readonly lines: readonly DecisionLineFacts[]
  /** The position from which the next page of lines goes on. */
  readonly next: number | undefined
  /** Sequences of the deciding body, for whoever gives the number. */
  readonly numberings: Awaited<ReturnType<typeof numberingsOf>>
  readonly drafts: boolean
  readonly signs: boolean
  readonly numbers: boolean
}

/** One decision with a page of its lines from a position on; the same number of queries for 1 and for 30 lines. */
export function decisionPage(app: App, actor: Actor, id: string, from: number): Promise<DecisionFacts> {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const seen = await seenBy({ app, actor, tx }, id)
    const found = await linesPage(tx, {
      tenantId: actor.tenantId,
      decisionId: id,
      from,
      limit: LINES_A_PAGE + 1,
      files: seen.files,
    })
    if (found.length === 0 && !seen.all) throw new ProblemError(problem('not-found'))
    const next = found.length > LINES_A_PAGE ? found[LINES_A_PAGE]?.position : undefined
    const lines = await withHistory({ tx, tenantId: actor.tenantId }, found.slice(0, LINES_A_PAGE))
    const body = seen.row.organisation_id
    return {
      ...seen,
      lines,
      next,
      bases: await basesOf(tx, actor.tenantId, id),
      numberings: seen.numbers && body !== null ? await numberingsOf(tx, actor.tenantId, [body]) : [],
    }
  })
}

/** One line of a decision, for what is done with it. */
export function decisionLine(app: App, actor: Actor, id: string, lineId: string) {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const seen = await seenBy({ app, actor, tx }, id)
    const line = await rowOf(tx, 'decision_line', actor.tenantId, lineId)
    if (line.decision_id !== id) throw new ProblemError(problem('not-found'))
    const { tenantId } = actor
    const at = { tenantId, decisionId: id, from: line.position, limit: 1, files: seen.files }
    const [one] = await withHistory({ tx, tenantId }, await linesPage(tx, at))
    if (one === undefined || one.row.id !== lineId) throw new ProblemError(problem('not-found'))
    return { ...seen, line: one }
  })
}

async function seenBy({ app, actor, tx }: Given, id: string) {
  const { tenantId } = actor
  const row = await rowOf(tx, 'decision', tenantId, id)
  if (row.state === null || row.round_id === null) throw new ProblemError(problem('not-found'))
  const subject = { tenantId, within: await roundWithin({ app, tenantId, tx } as Reading, row.round_id) }
  const may = (action: Action) => can(actor, action, subject).ok
  const all = SEES_ALL.some(may)
  if (!all && row.state !== 'issued') throw new ProblemError(problem('not-found'))
  return {
    row: { ...row, round_id: row.round_id, state: row.state },
    round: await rowOf(tx, 'round', tenantId, row.round_id),
    pack: row.rule_pack_id === null ? undefined : await rowOf(tx, 'rule_pack', tenantId, row.rule_pack_id),
    all,
    files: all ? EVERYTHING : await reachOf({ app, actor, tx }, 'participation.see'),
    drafts: may('decision.draft'),
    signs: may('decision.sign'),
    numbers: may('decision.number'),
  }
}

async function withHistory(
  { tx, tenantId }: Pick<Given, 'tx'> & { readonly tenantId: number },
  rows: readonly LineFacts[],
): Promise<DecisionLineFacts[]> {
  const corrections = await correctionsOf(
    tx,
    tenantId,
    rows.map((r) => r.id),
  )
  const keys = rows.map((r) => r.subject_key)
  const register = await registerOf(tx, { tenantId, keys, but: rows[0]?.decision_id ?? '' })
  return rows.map((row) => ({
    row,
    corrections: corrections.filter((c) => c.line_id === row.id),
    register: register.filter((r) => r.subject_key === row.subject_key),
  }))
}
