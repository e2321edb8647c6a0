import type { TimeMark } from './dates.ts'
import type { Layout } from './layout.ts'
import type { Source } from './source.ts'

/** A text made ready for the rules: its comparable forms, how it is laid out, and its dates. */
export interface Page {
  readonly source: Source
  readonly layout: Layout
  readonly time: readonly TimeMark[]
}
