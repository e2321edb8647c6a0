import type { Source } from './source.ts'
import type { Range } from './words.ts'

/** A pair of quotation marks: `from`..`to` with the marks, `inner` without. */
export interface Quoted extends Range {
  readonly innerFrom: number
  readonly innerTo: number
}

const LONGEST = 320
const OPENING = '“‟„«'
const CLOSING = '”»'

/**
 * Pairs quotation marks within a line. Writers mix “ ” and ", close with “ and forget marks, so a mark opens or closes
 * by what stands around it, and a pair that would be too long is no pair. Single marks count only at word edges.
 */
export function findQuotes(source: Source): Quoted[] {
  const { norm } = source
  const found: Quoted[] = []
  let open: { at: number; single: boolean } | null = null
  let inner: number[] = []
  for (let i = 0; i < norm.length; i++) {
    const char = norm[i] ?? ''
    if (char === '\n') {
      open = null
      continue
    }
    if (!`${OPENING}${CLOSING}"‘’'`.includes(char)) continue
    if (open !== null && i - open.at > LONGEST) open = null
    const single = "‘’'".includes(char)
    if (open === null) {
      if (opens(norm, i, char)) {
        open = { at: i, single }
        inner = []
      }
      continue
    }
    if (single && (!open.single || /\p{L}/u.test(norm[i + 1] ?? ''))) continue
    if (!single && open.single) continue
    if (OPENING.includes(char) && /[\p{L}\p{N}]/u.test(norm[i + 1] ?? '')) {
      inner.push(i)
      continue
    }
    if (inner.length > 0 && CLOSING.includes(char) && closesLater(norm, i)) {
      inner.pop()
      continue
    }
    found.push(trimmed(norm, open.at, i + 1))
    open = null
  }
  return found
}

function opens(norm: string, i: number, char: string): boolean {
  if (CLOSING.includes(char) || char === '’') return false
  const before = norm[i - 1] ?? ' '
  const after = norm[i + 1] ?? ' '
  if (char === "'" || char === '‘') return !/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
  return OPENING.includes(char) || !/[\p{L}\p{N}]/u.test(before) || /[\p{L}\p{N}]/u.test(after)
}

/** A nested pair is closed here and the outer one still has its own mark close by. */
function closesLater(norm: string, i: number): boolean {
  const rest = norm.slice(i + 1, i + 1 + LONGEST)
  const close = rest.search(/[”»]/)
  const again = rest.search(/[“„«"\n]/)
  return close >= 0 && (again < 0 || close < again)
}

function trimmed(norm: string, from: number, to: number): Quoted {
  let innerFrom = from + 1
  let innerTo = to - 1
  while (innerFrom < innerTo && /[\s.,;:]/.test(norm[innerFrom] ?? '')) innerFrom++
  while (innerTo > innerFrom && /[\s.,;:]/.test(norm[innerTo - 1] ?? '')) innerTo--
  return { from, to, innerFrom, innerTo }
}
