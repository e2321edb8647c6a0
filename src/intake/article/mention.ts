import type { CoreNoun } from './core-nouns.ts'
import type { NumberToken } from './number-token.ts'
import type { Range } from './words.ts'

/** A number with the noun that it counts. `from`..`to` is the quote: the approximating word, the number, the noun. */
export interface Mention extends Range {
  readonly token: NumberToken
  readonly sentence: number
  /** One of the movement's own nouns, or null for a result. */
  readonly core: CoreNoun | null
  readonly kind: string
  readonly unit?: string
  readonly per?: string
}
