import { mostOf } from '../../core/evidence/media.ts'
import type { Actor } from '../../core/policy.ts'
import { can } from '../../core/policy.ts'
import { ProblemError, problem, unwrap } from '../../core/problem.ts'
import { inTenant } from '../../db/database.ts'
import type { Row } from '../../db/tables.ts'
import { dropUpload, insertUpload, uploadRow, uploadsBefore, uploadsUnderWay } from '../../db/write/uploads.ts'
import type { App } from '../context.ts'
import { fileOf, subjectOf } from '../participation/file.ts'
import { keepingOf, uploadKey } from './keeping.ts'

/** A file on its way, and how much of it is there. */
export interface Upload {
  readonly id: string
  readonly fileId: string
  readonly fileName: string
  readonly bytes: number
  readonly offset: number
}

/** So many files may one person have on their way at once: what is left lying stays bounded. */
const MOST_UNDER_WAY = 30
/** After so many days without an end a file on its way is taken away. */
const KEPT_DAYS = 7

/** Begins to take a file in; refused before the first byte when it claims more than any kind may weigh. */
export async function openUpload(
  app: App,
  actor: Actor,
  given: { readonly fileId: string; readonly fileName: string; readonly bytes: number },
): Promise<Upload> {
  const { limits } = keepingOf(app)
  if (!Number.isSafeInteger(given.bytes) || given.bytes <= 0) throw new ProblemError(problem('evidence.empty'))
  if (given.bytes > mostOf(limits)) throw tooLarge(mostOf(limits))
  const id = app.newId()
  const { tenantId } = actor
  await inTenant(app.db.app, tenantId, async (tx) => {
    unwrap(can(actor, 'evidence.add', subjectOf(actor, await fileOf({ app, actor, tx }, given.fileId))))
    if ((await uploadsUnderWay(tx, tenantId, actor.id)) >= MOST_UNDER_WAY)
      throw new ProblemError(problem('rate.limited', { seconds: 3600 }))
    await insertUpload(tx, {
      tenant_id: tenantId,
      id,
      participation_id: given.fileId,
      account_id: actor.id,
      file_name: given.fileName.slice(-200),
      bytes: given.bytes,
      at: app.clock().toISOString(),
    })
  })
  return { id, fileId: given.fileId, fileName: given.fileName, bytes: given.bytes, offset: 0 }
}

export const tooLarge = (most: number): ProblemError =>
  new ProblemError(problem('file.too-large', { max: `${Math.floor(most / (1024 * 1024))} MB` }))

/** How far a file has come: what the store has, so that nothing is asked for twice and nothing is missing. */
export async function uploadOf(app: App, actor: Actor, id: string): Promise<Upload> {
  const row = await inTenant(app.db.app, actor.tenantId, (tx) => uploadRow(tx, actor.tenantId, id))
  if (row === undefined || row.account_id !== actor.id) throw new ProblemError(problem('not-found'))
  return { ...facts(row), offset: (await keepingOf(app).store.size(uploadKey(actor.tenantId, id))) ?? 0 }
}

const facts = (row: Row<'evidence_upload'>): Omit<Upload, 'offset'> => ({
  id: row.id,
  fileId: row.participation_id,
  fileName: row.file_name,
  bytes: row.bytes,
})

/** Chunks that are being written by this process, so that two tabs do not write into each other. */
const writing = new Set<string>()

/**
 * Takes the next piece of a file. It must begin where the last one ended (`upload.offset` says where that is); what has
 * arrived of a piece that breaks off stays. Never more than was announced.
 */
export async function receiveChunk(
  app: App,
  actor: Actor,
  given: { readonly id: string; readonly offset: number; readonly most: number },
  bytes: AsyncIterable<Uint8Array>,
): Promise<Upload> {
  const upload = await uploadOf(app, actor, given.id)
  if (given.offset !== upload.offset || writing.has(given.id))
    throw new ProblemError(problem('upload.offset', { offset: upload.offset }))
  writing.add(given.id)
  try {
    const room = Math.min(given.most, upload.bytes - upload.offset)
    const { store } = keepingOf(app)
    const offset = await store.write(uploadKey(actor.tenantId, given.id), upload.offset, atMost(bytes, room))
    return { ...upload, offset }
  } finally {
    writing.delete(given.id)
  }
}

/** The bytes, broken off with `file.too-large` once there are more than this. */
async function* atMost(bytes: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let left = most
  for await (const piece of bytes) {
    left -= piece.length
    if (left < 0) throw tooLarge(most)
    yield piece
  }
}

/** Forgets a file on its way, with what has arrived. */
export async function giveUpUpload(app: App, tenantId: number, id: string): Promise<void> {
  await keepingOf(app).store.drop(uploadKey(tenantId, id))
  await inTenant(app.db.app, tenantId, (tx) => dropUpload(tx, tenantId, id))
}

/** Takes away what was left lying for a week; gives how many. Doing it twice, or in two processes, does nothing more. */
export async function sweepUploads(app: App, tenantId: number): Promise<number> {
  const before = new Date(app.clock().getTime() - KEPT_DAYS * 86_400_000).toISOString()
  const old = await inTenant(app.db.app, tenantId, (tx) => uploadsBefore(tx, tenantId, before))
  for (const { id } of old) await giveUpUpload(app, tenantId, id)
  return old.length
}
