import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnnotatedText } from './annotated-text.tsx'
import type { TextMark } from './marked-text.tsx'
import { lines, MarkedText, segments } from './marked-text.tsx'

const text = fc.string({
  unit: fc.constantFrom('a', 'ế', '😀', ' ', '\n', '<', '&', '"', 'Ƀ', 'e\u0302'),
  maxLength: 40,
})
const marks = fc.array(
  fc.record({ start: fc.integer({ min: -5, max: 45 }), length: fc.integer({ min: -2, max: 20 }) }),
  { maxLength: 6 },
)
const toMarks = (spans: readonly { start: number; length: number }[]): readonly TextMark[] =>
  spans.map((span, i) => ({ ...span, id: `m${i}`, kind: 'figure', href: `#the-m${i}` }))

/** What a reader reads: the page without its tags, entities undone. */
const content = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** The same question asked of every mark at every edge: slow, and plain to see. */
function plainSegments(words: string, marked: readonly TextMark[]): readonly string[] {
  const size = [...words].length
  const clip = (at: number) => Math.min(size, Math.max(0, at))
  const known = marked
    .map((m) => ({ id: m.id, from: clip(m.start), to: clip(m.start + m.length) }))
    .filter((m) => m.to > m.from)
  const edges = [...new Set([0, size, ...known.flatMap((m) => [m.from, m.to])])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((from, i) => {
    const here = known.filter((m) => m.from <= from && m.to >= (edges[i + 1] ?? from))
    const first = here.filter((m) => m.from === from)
    const ids = (list: readonly { id: string }[]) => list.map((m) => m.id).sort()
    return JSON.stringify([[...words].slice(from, edges[i + 1]).join(''), ids(here), ids(first)])
  })
}

describe('marked text', () => {
  it('cuts as asking every mark at every edge would', () => {
    fc.assert(
      fc.property(text, marks, (words, spans) => {
        const marked = toMarks(spans)
        const cut = segments(words, marked).map((s) =>
          JSON.stringify([s.text, s.marks.map((m) => m.id).sort(), s.first.map((m) => m.id).sort()]),
        )
        expect(cut).toEqual(plainSegments(words, marked))
      }),
    )
  })

  it('comes to an end with a hundred thousand marks', () => {
    const many = 100_000
    const marked = toMarks(Array.from({ length: many }, (_, i) => ({ start: i * 4, length: 3 })))
    expect(segments('abc '.repeat(many), marked)).toHaveLength(2 * many)
  })

  it('never loses, adds or moves a character', () => {
    fc.assert(
      fc.property(text, marks, (words, spans) => {
        const marked = toMarks(spans)
        expect(
          segments(words, marked)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(words)
        const byLine = lines(words, marked).map((line) => line.map((segment) => segment.text).join(''))
        expect(byLine.join('\n')).toBe(words)
        expect(content(String(<MarkedText lang="vi" text={words} marks={marked} />))).toBe(words)
        expect(content(String(<AnnotatedText lang="vi" text={words} marks={marked} card={() => null} />))).toBe(words)
      }),
    )
  })

  it('gives every mark that has words exactly one anchor', () => {
    fc.assert(
      fc.property(text, marks, (words, spans) => {
        const marked = toMarks(spans)
        const html = String(<MarkedText lang="vi" text={words} marks={marked} />)
        const size = [...words].length
        for (const mark of marked) {
          const visible = Math.min(size, mark.start + mark.length) > Math.max(0, mark.start)
          expect(html.split(`id="chu-${mark.id}"`).length - 1).toBe(visible ? 1 : 0)
        }
      }),
    )
  })

  it('never puts a link inside a link', () => {
    fc.assert(
      fc.property(text, marks, (words, spans) => {
        const html = String(<MarkedText lang="vi" text={words} marks={toMarks(spans)} />)
        let depth = 0
        for (const [tag] of html.matchAll(/<\/?a[ >]/g)) {
          depth += tag.startsWith('</') ? -1 : 1
          expect(depth).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('counts code points, not units', () => {
    const [, marked] = segments('😀93 mô hình', [{ id: 'x', start: 1, length: 2, kind: 'figure' }])
    expect(marked?.text).toBe('93')
  })

  it('escapes what stands in the document', () => {
    const html = String(
      <MarkedText
        lang="en"
        text={'<script>alert(1)</script>'}
        marks={[{ id: 'x', start: 0, length: 8, kind: 'model' }]}
      />,
    )
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain('lang="vi"')
  })
})
