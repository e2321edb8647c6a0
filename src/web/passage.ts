import type { TextMark } from './components/marked-text.tsx'

const AROUND = 160

/** The words of a claim with the text around them, cut at spaces; offsets count code points. */
export function passageAround(
  text: string,
  start: number,
  quote: string,
): { readonly text: string; readonly marks: readonly TextMark[] } {
  const points = [...text]
  const length = [...quote].length
  const end = Math.min(points.length, start + length)
  let from = Math.max(0, start - AROUND)
  while (from > 0 && from < start && !/\s/.test(points[from] ?? ' ')) from++
  let to = Math.min(points.length, end + AROUND)
  while (to < points.length && to > end && !/\s/.test(points[to] ?? ' ')) to--
  const before = from > 0 ? '… ' : ''
  const after = to < points.length ? ' …' : ''
  const inner = points.slice(from, to).join('')
  const lead = inner.length - inner.trimStart().length
  return {
    text: `${before}${inner.trim()}${after}`,
    marks: [{ id: `trich-${start}`, start: before.length + (start - from) - lead, length, kind: 'focus' }],
  }
}
