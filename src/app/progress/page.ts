import type { Action } from '../../core/access/rules.ts'
import type { Actor } from '../../core/policy.ts'
import { can } from '../../core/policy.ts'
import { unwrap } from '../../core/problem.ts'
import { type EntryLink, type FigureLine, type FigureSum, standing, sumsOf } from '../../core/progress/sums.ts'
import { inTenant } from '../../db/database.ts'
import { type EarlierUse, earlierUses, evidenceOf } from '../../db/read/evidence.ts'
import { fileNames } from '../../db/read/file-names.ts'
import { assessmentsOf, entriesOf, figuresOf } from '../../db/read/progress.ts'
import type { Row } from '../../db/tables.ts'
import type { App } from '../context.ts'
import { type File, fileOf, subjectOf } from '../participation/file.ts'

/** Everything that was written down while a participation was carried out. */
export interface CarryingOut {
  readonly file: File
  readonly name: string
  readonly version: number
  readonly entries: readonly (Row<'progress_entry'> & { readonly stands: boolean })[]
  readonly figures: ReadonlyMap<string, readonly FigureLine[]>
  readonly sums: readonly FigureSum[]
  readonly evidence: readonly Row<'evidence'>[]
  readonly uses: ReadonlyMap<string, readonly EarlierUse[]>
  readonly assessments: readonly Row<'self_assessment'>[]
  readonly may: (action: Action) => boolean
}

/** The log, the sums, the evidence with its earlier uses and the assessments of a file, for whoever may see it. */
export async function carryingOut(app: App, actor: Actor, fileId: string): Promise<CarryingOut> {
  return inTenant(app.db.app, actor.tenantId, async (tx) => {
    const { tenantId } = actor
    const file = await fileOf({ app, actor, tx }, fileId)
    const subject = subjectOf(actor, file)
    unwrap(can(actor, 'participation.see', subject))
    const entries = await entriesOf(tx, tenantId, fileId)
    const lines = (await figuresOf(tx, tenantId, fileId)).map(lineOf)
    const links = entries.map((one): EntryLink => ({ id: one.id, replacesId: one.replaces_id }))
    const stands = new Set(standing(links).map((one) => one.id))
    return {
      file,
      name: (await fileNames(tx, tenantId, [fileId])).get(fileId)?.name ?? '',
      version: file.participation?.version ?? 0,
      entries: entries.map((one) => ({ ...one, stands: stands.has(one.id) })),
      figures: grouped(lines, (one) => one.entryId),
      sums: sumsOf(links, lines),
      evidence: await evidenceOf(tx, tenantId, fileId),
      uses: grouped(await earlierUses(tx, tenantId, fileId), (one) => one.evidenceId),
      assessments: await assessmentsOf(tx, tenantId, fileId),
      may: (action) => can(actor, action, subject).ok,
    }
  })
}

const lineOf = (row: Row<'progress_figure'>): FigureLine => ({
  entryId: row.entry_id,
  indicator: row.indicator,
  role: row.role as FigureLine['role'],
  method: row.method as FigureLine['method'],
  contributor: row.contributor as FigureLine['contributor'],
  value: row.value,
})

function grouped<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}
