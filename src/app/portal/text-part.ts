/**
 * A long text is read in parts, so that a page stays a page. Parts are as long as one another, cut after a line or else
 * after a word, and known from a stretch of the text around them: the rest need not be read. All places count code points.
 */
export interface TextPart {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Which one, from 1. */
  readonly number: number
  readonly of: number
}

/** A part by its number, or the one that holds a place. Numbers beyond the text mean its first or last part. */
export type PartAsked = { readonly number: number } | { readonly at: number }

/** How long a part is, about; and how far before its end a better place to cut is looked for. */
const SIZE = 6000
const REACH = 800

/** Before this place every mark is in the first part, however long the text is. */
export const SURELY_FIRST = 3700

const partsIn = (total: number): number => Math.max(1, Math.round(total / SIZE))
const edge = (total: number, part: number): number => Math.floor((total * part) / partsIn(total))
const within = (value: number, last: number): number => Math.min(Math.max(0, Math.floor(value) || 0), last)

/** The part that is probably meant, counted from 0: a place near an edge may belong to the next one. */
function likely(total: number, asked: PartAsked): number {
  const last = partsIn(total) - 1
  if ('number' in asked) return within(asked.number - 1, last)
  return within((within(asked.at, total) * partsIn(total)) / Math.max(1, total), last)
}

/** What must be read of a text of this length to give the part. */
export function stretchOf(total: number, asked: PartAsked): { readonly from: number; readonly length: number } {
  const part = likely(total, asked)
  const from = Math.max(0, edge(total, part) - REACH)
  return { from, length: edge(total, Math.min(partsIn(total), part + 2)) - from }
}

/** The part, from the stretch that `stretchOf` asked for. */
export function partOf(stretch: string, total: number, asked: PartAsked): TextPart {
  const { from: start } = stretchOf(total, asked)
  const points = [...stretch]
  const cut = (part: number): number => {
    const at = edge(total, part)
    if (part === 0 || part === partsIn(total)) return at
    const low = at - REACH - start
    const high = at - start
    const line = points.slice(low, high).lastIndexOf('\n')
    if (line >= 0) return start + low + line + 1
    for (let i = high - 1; i >= low; i--) if (/\s/.test(points[i] ?? '')) return start + i + 1
    return at
  }
  const first = likely(total, asked)
  const part = 'at' in asked && first + 1 < partsIn(total) && asked.at >= cut(first + 1) ? first + 1 : first
  const [from, to] = [cut(part), cut(part + 1)]
  return { text: points.slice(from - start, to - start).join(''), from, to, number: part + 1, of: partsIn(total) }
}
