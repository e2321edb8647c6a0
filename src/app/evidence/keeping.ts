import type { SizeLimits } from '../../core/evidence/media.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import type { FileStore, PhotoReader } from '../../store/port.ts'

/** What is needed to take files in. */
export interface FileKeeping {
  readonly store: FileStore
  readonly photos: PhotoReader
  /** The most that a file of each kind may weigh. */
  readonly limits: SizeLimits
}

/** The keeping of an application that has one. */
export function keepingOf(app: { readonly files?: FileKeeping }): FileKeeping {
  if (app.files === undefined) throw new ProblemError(problem('internal'))
  return app.files
}

/** The keys of one piece of evidence: as it came, what is shown instead, a small one. */
export const fileKeys = (tenantId: number, id: string) => ({
  original: `evidence/${tenantId}/${id}/original`,
  shown: `evidence/${tenantId}/${id}/shown.webp`,
  thumb: `evidence/${tenantId}/${id}/thumb.webp`,
})

/** The key of a file on its way. */
export const uploadKey = (tenantId: number, id: string): string => `upload/${tenantId}/${id}`
