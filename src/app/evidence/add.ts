import { z } from 'zod'
import { EVIDENCE_KINDS } from '../../core/evidence/media.ts'
import type { Actor } from '../../core/policy.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { sameBytes } from '../../db/read/evidence.ts'
import { rowOf } from '../../db/read/rows.ts'
import { dropUpload, insertPrint } from '../../db/write/uploads.ts'
import { involve } from '../access/involve.ts'
import { type Command, execute } from '../command.ts'
import type { App } from '../context.ts'
import { Line } from '../input.ts'
import { fileSubject } from '../participation/file.ts'
import { type Examined, examine } from './examine.ts'
import { fileKeys, keepingOf, uploadKey } from './keeping.ts'
import { printBytes, usedBefore } from './look-up.ts'
import { giveUpUpload, uploadOf } from './uploads.ts'

const AddInput = z.object({
  fileId: z.uuid(),
  evidenceId: z.uuid(),
  entryId: z.uuid().nullable(),
  caption: Line(300).refine((text) => text !== ''),
  fileName: z.string().max(200),
  kind: z.enum(EVIDENCE_KINDS),
  mediaType: z.string(),
  bytes: z.int().positive(),
  sha256: z.string().length(64),
  width: z.int().nullable(),
  height: z.int().nullable(),
  takenAt: z.string().nullable(),
  latitude: z.string().nullable(),
  longitude: z.string().nullable(),
  /** The small grey copy of a photo, in base64. */
  grey: z.string().nullable(),
})

/**
 * Files a piece of evidence that has arrived and was examined, and notes where the same was used before. The same bytes
 * twice in one file are refused (`evidence.twice`). Called by `finishUpload` alone: what it is told was found in the file.
 */
export const addEvidence: Command<z.infer<typeof AddInput>, { evidenceId: string; matches: number }> = {
  name: 'evidence.add',
  input: AddInput,
  action: 'evidence.add',
  subject: fileSubject(({ fileId }) => fileId),
  work: async (context, given) => {
    const { write, actor, at } = context
    const { tx, tenantId } = write
    if (given.entryId !== null) {
      const entry = await rowOf(tx, 'progress_entry', tenantId, given.entryId)
      if (entry.participation_id !== given.fileId) throw new ProblemError(problem('not-found'))
    }
    const same = await sameBytes(tx, tenantId, given.sha256)
    if (same.some((one) => one.participation_id === given.fileId && one.withdrawn_at === null))
      throw new ProblemError(problem('evidence.twice'))
    const grey = given.grey === null ? undefined : new Uint8Array(Buffer.from(given.grey, 'base64'))
    const before = await usedBefore(tx, tenantId, { sha256: given.sha256, grey })
    await write.insert('evidence', {
      id: given.evidenceId,
      participation_id: given.fileId,
      entry_id: given.entryId,
      kind: given.kind,
      media_type: given.mediaType,
      file_name: given.fileName,
      bytes: given.bytes,
      sha256: given.sha256,
      caption: given.caption,
      width: given.width,
      height: given.height,
      taken_at: given.takenAt,
      latitude: given.latitude,
      longitude: given.longitude,
      shown: false,
      consent: null,
      shown_by: null,
      withdrawn_at: null,
      withdrawn_reason: null,
      by_id: actor.id,
      by_name: actor.name,
      at,
    })
    for (const { earlierId, how, alike } of before)
      await write.insert('evidence_match', { evidence_id: given.evidenceId, earlier_id: earlierId, how, alike })
    if (grey !== undefined)
      await insertPrint(tx, {
        tenant_id: tenantId,
        id: given.evidenceId,
        prints: printBytes(grey),
        grey: Buffer.from(grey),
      })
    await dropUpload(tx, tenantId, given.evidenceId)
    await involve(context, given.fileId, 'wrote')
    return { evidenceId: given.evidenceId, matches: before.length }
  },
}

/**
 * Ends the way of a file: it must all be there (`upload.offset` otherwise), is examined, kept under its own key with what
 * is shown instead of it, and filed. A file that is refused is taken away; nothing of it stays.
 */
export async function finishUpload(
  app: App,
  actor: Actor,
  given: { readonly id: string; readonly caption: string; readonly entryId: string | null; readonly bytes?: number },
): Promise<{ readonly evidenceId: string; readonly fileId: string; readonly matches: number }> {
  const upload = await uploadOf(app, actor, given.id)
  if (upload.offset !== (given.bytes ?? upload.bytes))
    throw new ProblemError(problem('upload.offset', { offset: upload.offset }))
  const keeping = keepingOf(app)
  const from = uploadKey(actor.tenantId, given.id)
  const found = await examine(keeping, from).catch(async (error: unknown) => {
    if (error instanceof ProblemError) await giveUpUpload(app, actor.tenantId, given.id)
    throw error
  })
  const keys = fileKeys(actor.tenantId, given.id)
  if (found.photo !== undefined) {
    await keeping.store.write(keys.shown, 0, once(found.photo.shown))
    await keeping.store.write(keys.thumb, 0, once(found.photo.thumb))
  }
  await keeping.store.move(from, keys.original)
  try {
    const input = addInput(upload.fileId, upload.fileName, given, found)
    const { result } = await execute(app, addEvidence, actor, input, `evidence:${given.id}`)
    return { ...result, fileId: upload.fileId }
  } catch (error) {
    await keeping.store.move(keys.original, from)
    for (const key of [keys.shown, keys.thumb]) await keeping.store.drop(key)
    if (error instanceof ProblemError && error.problem.code === 'evidence.twice')
      await giveUpUpload(app, actor.tenantId, given.id)
    throw error
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function addInput(
  fileId: string,
  fileName: string,
  given: { readonly id: string; readonly caption: string; readonly entryId: string | null },
  { photo, taken, ...found }: Examined,
): z.infer<typeof AddInput> {
  return {
    fileId,
    evidenceId: given.id,
    entryId: given.entryId,
    caption: given.caption,
    fileName,
    kind: found.kind,
    mediaType: found.mediaType,
    bytes: found.bytes,
    sha256: found.sha256,
    width: photo?.width ?? null,
    height: photo?.height ?? null,
    takenAt: taken.at,
    latitude: taken.latitude?.toString() ?? null,
    longitude: taken.longitude?.toString() ?? null,
    grey: photo === undefined ? null : Buffer.from(photo.grey).toString('base64'),
  }
}
