import type { TextMark } from './components/marked-text.tsx'

const AROUND = 160

/**
 * The words of a claim with so much of the text around them, cut at spaces; places count code points. `stretch` is the text, or as
 * much of it as tells whether it goes on.
 */
export function passageAround(
  stretch: { readonly text: string; readonly from: number } | undefined,
  at: number,
  quote: string,
  around = AROUND,
): { readonly text: string; readonly marks: readonly TextMark[] } {
  const points = [...(stretch?.text ?? quote)]
  const start = stretch === undefined ? 0 : at - stretch.from
  const length = [...quote].length
  const end = Math.min(points.length, start + length)
  let from = Math.max(0, start - around)
  while (from > 0 && from < start && !/\s/.test(points[from] ?? ' ')) from++
  let to = Math.min(points.length, end + around)
  while (to < points.length && to > end && !/\s/.test(points[to] ?? ' ')) to--
  const before = from > 0 ? '… ' : ''
  const after = to < points.length ? ' …' : ''
  const inner = points.slice(from, to).join('')
  const lead = inner.length - inner.trimStart().length
  return {
    text: `${before}${inner.trim()}${after}`,
    marks: [{ id: `trich-${at}`, start: before.length + (start - from) - lead, length, kind: 'focus' }],
  }
}
