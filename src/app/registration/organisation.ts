import { ProblemError, problem } from '../../core/problem.ts'
import { isName } from '../../core/registry/name.ts'
import { organisationKind } from '../../core/registry/organisation-kind.ts'
import { fold } from '../../core/text/fold.ts'
import { organisationByName } from '../../db/read/registry-lookup.ts'
import type { CommandContext } from '../command.ts'

/** The body of this name in a unit, made when the unit has none of it yet. In a command that is `serial`. */
export async function organisationIn({ write }: CommandContext, name: string, unitId: string): Promise<string> {
  if (!isName(name, 300)) throw new ProblemError(problem('input.invalid', { findings: ['lead:missing'] }, 'lead'))
  const folded = fold(name)
  const known = await organisationByName(write.tx, write.tenantId, folded, unitId)
  if (known !== undefined) return known.id
  const made = await write.insert('organisation', {
    name,
    folded,
    kind: organisationKind(name),
    unit_id: unitId,
    parent_id: null,
    predecessor_id: null,
    valid_from: null,
    valid_to: null,
  })
  return made.id
}
