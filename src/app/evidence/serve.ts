import type { Actor } from '../../core/policy.ts'
import { can } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import { isPublicPhoto } from '../../db/read/evidence.ts'
import { rowOf } from '../../db/read/rows.ts'
import type { App } from '../context.ts'
import { fileOf, subjectOf } from '../participation/file.ts'
import { fileKeys, keepingOf } from './keeping.ts'

/** A file as it goes out. */
export interface ServedFile {
  readonly type: string
  readonly name: string
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array>
}

export type Form = 'original' | 'shown' | 'thumb'

/** A file of the desk, for whoever may see the participation: as it came, or of a photo a copy. */
export async function deskFile(app: App, actor: Actor, id: string, form: Form): Promise<ServedFile> {
  const row = await inTenant(app.db.app, actor.tenantId, async (tx) => {
    const found = await rowOf(tx, 'evidence', actor.tenantId, id)
    const file = await fileOf({ app, actor, tx }, found.participation_id)
    unwrap(can(actor, 'participation.see', subjectOf(actor, file)))
    return found
  })
  if (form !== 'original' && row.kind !== 'photo') throw new ProblemError(problem('not-found'))
  const type = form === 'original' ? row.media_type : 'image/webp'
  return served(app, fileKeys(actor.tenantId, id)[form], { type, name: row.file_name })
}

/** A photo that anyone may see: the copy without what the camera wrote, and only while it is shown. */
export async function publicPhoto(app: App, tenant: string, id: string): Promise<ServedFile> {
  const tenantId = await isPublicPhoto(app.db.public, tenant, id)
  if (tenantId === undefined) throw new ProblemError(problem('not-found'))
  return served(app, fileKeys(tenantId, id).shown, { type: 'image/webp', name: `${id}.webp` })
}

async function served(app: App, key: string, facts: { readonly type: string; readonly name: string }) {
  const { store } = keepingOf(app)
  const size = await store.size(key)
  if (size === undefined) throw new ProblemError(problem('not-found'))
  return { ...facts, size, bytes: store.read(key) }
}
