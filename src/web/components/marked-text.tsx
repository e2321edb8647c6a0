import type { Lang } from '../../i18n/catalogue.ts'
import { viOn } from './page.ts'

/** Words of a text that something is said about. `start` and `length` count code points of the text. */
export interface TextMark {
  readonly id: string
  readonly start: number
  readonly length: number
  readonly kind: 'figure' | 'model' | 'focus'
  /** Where the marked words lead: the card beside ("#the-3"). */
  readonly href?: string
  /** What the words are, for those who cannot see the mark. */
  readonly label?: string
  /** On the review page: what was decided. */
  readonly state?: 'open' | 'accepted' | 'refused'
}

/** A run of characters under the same marks. `first` are the marks that begin here. */
export interface Segment {
  readonly text: string
  readonly marks: readonly TextMark[]
  readonly first: readonly TextMark[]
}

interface Bounded extends TextMark {
  readonly from: number
  readonly to: number
}

function bounded(marks: readonly TextMark[], size: number): readonly Bounded[] {
  return marks
    .map((mark) => ({
      ...mark,
      from: Math.min(size, Math.max(0, Math.floor(mark.start))),
      to: Math.min(size, Math.max(0, Math.floor(mark.start) + Math.floor(mark.length))),
    }))
    .filter((mark) => mark.to > mark.from)
}

/**
 * Cuts a text at the edges of its marks. Marks may touch, nest or overlap, and may lie outside the text (they are then
 * cut to it or left out). The texts of the segments, joined, are the text: nothing is lost, added or moved. One walk over
 * the edges: what it costs grows with the text and its marks, not with their product.
 */
export function segments(text: string, marks: readonly TextMark[]): readonly Segment[] {
  const points = [...text]
  const known = bounded(marks, points.length)
  const beginning = known.toSorted((a, b) => a.from - b.from)
  const edges = new Set([0, points.length, ...known.flatMap((mark) => [mark.from, mark.to])])
  const sorted = [...edges].sort((a, b) => a - b)
  const out: Segment[] = []
  let here: readonly Bounded[] = []
  let next = 0
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] ?? 0
    const to = sorted[i + 1] ?? from
    const first: Bounded[] = []
    for (let mark = beginning[next]; mark?.from === from; mark = beginning[++next]) first.push(mark)
    if (first.length > 0 || here.some((mark) => mark.to <= from))
      here = [...here.filter((mark) => mark.to > from), ...first]
    out.push({ text: points.slice(from, to).join(''), marks: here, first })
  }
  return out
}

/** A line of the text without its end: blank lines are kept, so that all lines joined by "\n" are the text. */
export type Line = readonly Segment[]

/** The segments, cut again at line ends. A mark that runs over a line end continues on the next line. */
export function lines(text: string, marks: readonly TextMark[]): readonly Line[] {
  const out: Segment[][] = [[]]
  for (const segment of segments(text, marks)) {
    segment.text.split('\n').forEach((part, i) => {
      if (i > 0) out.push([])
      const first = i === 0 ? segment.first : []
      if (part !== '') out[out.length - 1]?.push({ text: part, marks: segment.marks, first })
      else if (first.length > 0) out[out.length - 1]?.push({ text: '', marks: segment.marks, first })
    })
  }
  return out
}

/** Whether a line has anything to read. */
export function isBlank(line: Line): boolean {
  return line.every((segment) => segment.text.trim() === '')
}

/** The id of the words of a mark; its card has the id of `href`. */
export const markId = (id: string): string => `chu-${id}`

/** The innermost mark decides where the words lead: it is the shortest. */
function innermost(marks: readonly TextMark[]): TextMark | undefined {
  return [...marks].sort((a, b) => a.length - b.length)[0]
}

function Piece({ segment }: { segment: Segment }) {
  const mark = innermost(segment.marks)
  if (mark === undefined) return <>{segment.text}</>
  const anchors = segment.first.filter((other) => other.id !== mark.id)
  const starts = segment.first.some((other) => other.id === mark.id)
  const classes = ['words', `words-${mark.kind}`, mark.state === undefined ? '' : `words-${mark.state}`]
    .join(' ')
    .trim()
  const id = starts ? { id: markId(mark.id) } : {}
  return (
    <>
      {anchors.map((anchor) => (
        <span class="words-anchor" id={markId(anchor.id)} />
      ))}
      {mark.href === undefined ? (
        <mark class={classes} {...id}>
          {segment.text}
        </mark>
      ) : (
        <mark class={classes} {...id}>
          <a href={mark.href} {...(mark.label === undefined ? {} : { title: mark.label })}>
            {segment.text}
          </a>
        </mark>
      )}
    </>
  )
}

/** One line of a marked text, without a paragraph around it. */
export function MarkedLine({ line }: { line: Line }) {
  return (
    <>
      {line.map((segment) => (
        <Piece segment={segment} />
      ))}
    </>
  )
}

/** A marked text as paragraphs: each line that has words is one. The text content is the text, character for character. */
export function MarkedText({ lang, text, marks }: { lang: Lang; text: string; marks: readonly TextMark[] }) {
  return (
    <div class="marked-text" {...viOn(lang)}>
      {lines(text, marks).map((line, i) => (
        <>
          {i > 0 ? '\n' : ''}
          {isBlank(line) ? (
            <MarkedLine line={line} />
          ) : (
            <p>
              <MarkedLine line={line} />
            </p>
          )}
        </>
      ))}
    </div>
  )
}
