import type { Child } from 'hono/jsx'
import type { File } from '../../../app/participation/file.ts'
import type { Ask } from '../../context.ts'

/** One part of a file's page: each feature brings its own and is listed once, in sections.ts. */
export interface Section {
  /** Anchor and order of the menu. */
  readonly id: string
  readonly title: string
  readonly body: Child
}

/** The part of one feature; nothing when the file has none of it and the reader could not add any. */
export type SectionMaker = (ask: Ask, file: File) => Promise<Section | undefined>
