import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import { namedFields } from './fields.ts'
import type { Layout } from './layout.ts'
import type { NameFound } from './model-names.ts'
import type { Source } from './source.ts'
import { firstFrom, type Range, rangeBefore } from './words.ts'

/** "lĩnh vực kinh tế" somewhere in the news: models listed behind it are of that field. */
export interface FieldMark extends Range {
  readonly name: string
  readonly sentence: number
  /** The mark opens a line that lists: the lines under it belong to it. */
  readonly heading: boolean
}

/** Lines that a heading may hold. */
const UNDER = 12
const REACH = 1500
const HEADING_WORDS = 14

/** Every field that the news names as one, in the order of the text. */
export function fieldMarks(source: Source, layout: Layout): FieldMark[] {
  return layout.sentences.flatMap((sentence, index) => {
    const line = layout.lines[sentence.line]
    if (line === undefined || line.kind === 'title') return []
    return namedFields(source.low.slice(sentence.from, sentence.to)).map((field) => ({
      from: sentence.from + field.index,
      to: sentence.from + field.end,
      name: field.name,
      sentence: index,
      heading: line.words <= HEADING_WORDS && opensLine(source, line.from, sentence.from + field.index),
    }))
  })
}

/** Nothing but a list mark and a leading word stands before the mark on its line. */
const opensLine = (source: Source, from: number, at: number): boolean =>
  at - from <= 40 &&
  /^[^\p{L}]*(?:\p{Ll}{1,2}[.)] *)?(?:về|trong|trên|ở|đối với|thuộc|các mô hình)?[^\p{L}]*$/u.test(
    source.low.slice(from, at),
  )

const POINTS = /(?:mô hình|điển hình|cách làm|như|gồm|tiêu biểu|nổi bật|có|là|:)/u
const SAYS_AFTER = /^[^.;:“"]{0,40}?(?:thuộc|trong|về|ở|trên|\()(?= *(?:lĩnh vực|mảng))/u
const GOES_ON = /^(?:[^\p{L}]*(?:tiêu biểu|nổi bật|điển hình|trong đó|đó là|có thể kể|cụ thể|mô hình)|$)/u

/** The field that the text lists a model under, or says right behind its name. */
export function fieldOf(
  { source, layout }: { readonly source: Source; readonly layout: Layout },
  marks: readonly FieldMark[],
  drafts: readonly Draft[],
  name: NameFound,
): string | undefined {
  const own = after(source, marks, name)
  if (own !== undefined) return own
  const mark = marks[rangeBefore(marks, name.from)]
  const counted = countedField(drafts, layout, source, name)
  if (mark === undefined || (counted !== undefined && counted.from > mark.from)) return counted?.field
  const sentence = layout.sentences[name.sentence]
  if (sentence === undefined || name.from - mark.to > REACH) return undefined
  if (mark.sentence === name.sentence) return POINTS.test(source.low.slice(mark.to, name.from)) ? mark.name : undefined
  const markLine = layout.sentences[mark.sentence]?.line
  if (markLine === undefined) return undefined
  if (markLine === sentence.line)
    return name.sentence - mark.sentence <= 1 && GOES_ON.test(source.low.slice(sentence.from, name.from).slice(0, 60))
      ? mark.name
      : undefined
  return mark.heading && sentence.line - markLine <= UNDER && !parted(layout, markLine, sentence.line)
    ? mark.name
    : undefined
}

/** “A” (lĩnh vực kinh tế), “A” thuộc lĩnh vực kinh tế. */
function after(source: Source, marks: readonly FieldMark[], name: NameFound): string | undefined {
  const next = marks[rangeBefore(marks, name.end) + 1]
  if (next === undefined || next.sentence !== name.sentence || next.from - name.end > 60) return undefined
  return SAYS_AFTER.test(source.low.slice(name.end, next.to)) ? next.name : undefined
}

/** "20 mô hình kinh tế, tiêu biểu như “A”": the last count of one field before the name, in its sentence. */
function countedField(
  drafts: readonly Draft[],
  layout: Layout,
  source: Source,
  name: NameFound,
): { field: string; from: number } | undefined {
  const from = Math.max(layout.sentences[name.sentence]?.from ?? name.from, name.from - 400)
  for (let i = firstFrom(drafts, name.from, (d) => d.mention.from) - 1; i >= 0; i--) {
    const draft = drafts[i]
    if (draft === undefined || draft.mention.from < from) return undefined
    if (familyOf(draft.kind) !== 'models') continue
    if (draft.kind !== 'models_by_field' || draft.qualifier.field === undefined) return undefined
    const between = source.low.slice(draft.mention.to, name.from)
    return /(?:như|tiêu biểu|nổi bật|điển hình|đó là|gồm|:|\()/u.test(between)
      ? { field: draft.qualifier.field, from: draft.mention.from }
      : undefined
  }
  return undefined
}

/** Does a line of running news stand between a heading and a line under it? Lists are of short lines or of items. */
function parted(layout: Layout, heading: number, line: number): boolean {
  for (let i = heading + 1; i < line; i++) if (layout.lines[i]?.kind === 'furniture') return true
  return false
}
