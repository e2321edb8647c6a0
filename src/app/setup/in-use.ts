import { ProblemError, problem } from '../../core/problem.ts'
import { rowOf } from '../../db/read/rows.ts'
import { lockRules, type Used, useOf } from '../../db/read/rules-lists.ts'
import type { Row } from '../../db/tables.ts'
import type { CommandContext } from '../command.ts'

type Rules = 'rule_pack' | 'criteria_set'

/**
 * A pack or a set that may still be edited: it is no reference, which stays as its source has it; nobody adopted it, no
 * announced round pins it, no file was received under it.
 * Otherwise `rules.in-use`: a new version is made from it (DOMAIN 6.4). It stays locked until the command ends, so that
 * nobody pins it at the same moment.
 */
export async function editable<T extends Rules>({ write }: CommandContext, table: T, id: string): Promise<Row<T>> {
  const { tx, tenantId } = write
  await lockRules(tx, tenantId, table, [id], 'edit')
  const row = (await rowOf(tx, table, tenantId, id)) as Row<Rules>
  const used = await useOf(tx, tenantId, table, id)
  if (!isFree(row, used)) throw new ProblemError(problem('rules.in-use', { name: row.name }))
  return row as Row<T>
}

/** May its contents change at all? */
export const isFree = (row: Pick<Row<Rules>, 'adopted_on' | 'source'>, used: Used): boolean =>
  row.source === null && row.adopted_on === null && used.rounds === 0 && used.files === 0

/** Refuses to adopt twice: what was adopted stays adopted by whom it was. */
export async function notAdopted({ write }: CommandContext, table: Rules, id: string): Promise<void> {
  await lockRules(write.tx, write.tenantId, table, [id], 'edit')
  const row = (await rowOf(write.tx, table, write.tenantId, id)) as Row<Rules>
  if (row.adopted_on !== null) throw new ProblemError(problem('rules.in-use', { name: row.name }))
}
