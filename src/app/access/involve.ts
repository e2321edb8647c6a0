import type { Relation } from '../../core/access/relations.ts'
import { involvementRow } from '../../db/read/involvement.ts'
import type { CommandContext } from '../command.ts'

/** What a deed leaves behind on the file; "owns" and "lately-led" are known from grants instead. */
export type Deed = Exclude<Relation, 'owns' | 'lately-led'>

/** Notes that the actor did this with the file; once is enough. */
export async function involve({ write, actor, at }: CommandContext, fileId: string, how: Deed): Promise<void> {
  const known = await involvementRow(write.tx, { tenantId: write.tenantId, fileId, accountId: actor.id, how })
  if (known !== undefined) return
  await write.insert('involvement', {
    file_id: fileId,
    account_id: actor.id,
    how,
    since: at,
    ended_at: null,
    note: null,
  })
}
