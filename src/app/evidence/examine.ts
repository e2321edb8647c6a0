import { createHash } from 'node:crypto'
import { NOT_SAID, readExif, type Taken } from '../../core/evidence/exif.ts'
import { type EvidenceKind, MOST_PIXELS, SNIFF_BYTES, sniff } from '../../core/evidence/media.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import type { FileStore, PhotoFacts } from '../../store/port.ts'
import type { FileKeeping } from './keeping.ts'
import { tooLarge } from './uploads.ts'

/** What a file turned out to be. */
export interface Examined {
  readonly kind: EvidenceKind
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly taken: Taken
  /** Of a photo. */
  readonly photo: PhotoFacts | undefined
}

/**
 * Looks into a file that has arrived: what it is by its bytes, whether it may weigh that much, its SHA-256, and of a
 * photo its size and what the camera wrote. A film is read piece by piece, a photo is held whole, within its limit.
 * Problems: `evidence.wrong-type`, `file.too-large`, `evidence.pixels`, `evidence.broken`.
 */
export async function examine({ store, photos, limits }: FileKeeping, key: string): Promise<Examined> {
  const bytes = (await store.size(key)) ?? 0
  const media = sniff(await whole(store, key, { from: 0, to: Math.max(0, Math.min(bytes, SNIFF_BYTES) - 1) }, bytes))
  if (typeof media === 'string') throw new ProblemError(problem('evidence.wrong-type', { found: media }))
  if (bytes > limits[media.kind]) throw tooLarge(limits[media.kind])
  const photo = media.kind === 'photo' ? await openPhoto({ store, photos, limits }, key, bytes) : undefined
  return {
    kind: media.kind,
    mediaType: media.type,
    bytes,
    sha256: await hashOf(store, key),
    taken: photo?.exif === undefined ? NOT_SAID : readExif(photo.exif),
    photo,
  }
}

async function openPhoto({ store, photos }: FileKeeping, key: string, bytes: number): Promise<PhotoFacts> {
  const photo = await photos.open(await whole(store, key, undefined, bytes), MOST_PIXELS)
  if (photo === 'too-large') throw new ProblemError(problem('evidence.pixels', { max: MOST_PIXELS / 1_000_000 }))
  if (photo === 'broken') throw new ProblemError(problem('evidence.broken'))
  return photo
}

async function whole(
  store: FileStore,
  key: string,
  range: { readonly from: number; readonly to: number } | undefined,
  bytes: number,
): Promise<Uint8Array> {
  if (bytes === 0) return new Uint8Array()
  const pieces: Uint8Array[] = []
  for await (const piece of store.read(key, range)) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function hashOf(store: FileStore, key: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of store.read(key)) hash.update(piece)
  return hash.digest('hex')
}
