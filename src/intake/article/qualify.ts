import type { Draft } from './classify.ts'
import { periodLabel, type TimeMark } from './dates.ts'
import type { Layout } from './layout.ts'
import { markLists } from './mark-lists.ts'
import type { Page } from './page.ts'
import type { Source } from './source.ts'
import { anywhere, firstMatch, lastMatch, oneOf, rangeBefore } from './words.ts'

/** What the article as a whole says of its time; a claim without its own year may take it. */
export interface Frame {
  readonly year?: number
  readonly period?: string
  /** The year stands in the headline: then it holds for every count of models. */
  readonly yearInTitle: boolean
}

const LEVEL_NAME = oneOf([
  'tỉnh',
  'huyện',
  'xã',
  'cơ sở',
  'thành phố',
  'tp(?:\\. ?hcm|hcm)?',
  'thị xã',
  'quận',
  'phường',
  'trung ương',
  'quân khu',
  'thôn',
  'ấp',
])
const LEVEL = anywhere(
  `(?:từ +)?(?:cấp +)?(?:huyện|tỉnh|xã) +(?:lẫn|đến|xuống|và) +(?:cấp +)?cơ +sở|cấp +${LEVEL_NAME}(?:(?: *, *| +và +)(?:cấp +)?${LEVEL_NAME})*`,
)
const AT_BASE = anywhere('ở +cơ +sở')
const REACH = 110

/** Adds level, year and period to the claims that print them in their own clause. */
export function qualify(page: Page, drafts: readonly Draft[], frame: Frame): void {
  const { source, layout } = page
  const clock = clockOf(page)
  drafts.forEach((draft, i) => {
    if (draft.group === undefined) {
      addPlaceOrName(source, layout, draft)
      return
    }
    addLevel(draft)
    addTime(clock, draft, drafts[i - 1], frame)
    addPlaceOrName(source, layout, draft)
  })
  markLists(source, layout, drafts)
}

function addLevel(draft: Draft): void {
  if (draft.group === undefined || draft.qualifier.level !== undefined) return
  const { left, right } = draft.group
  const after = firstMatch(LEVEL, right.slice(0, REACH))
  const before = lastMatch(LEVEL, left.slice(-REACH))
  const found = after ?? before
  const base = found ?? lastMatch(AT_BASE, left.slice(-REACH))
  if (base === null) return
  draft.qualifier.level = levelName(base[0])
  draft.why.push('level')
}

function levelName(printed: string): string {
  if (/đến|xuống|lẫn/u.test(printed)) return `từ ${/huyện|tỉnh|xã/u.exec(printed)?.[0] ?? 'huyện'} đến cơ sở`
  const parts = printed
    .replace(/ +/g, ' ')
    .split(/ *, *| và /u)
    .map((part) => part.replace(/^(?:cấp|ở) /u, '').trim())
    .map((part) =>
      part === 'tp' ? 'thành phố' : part.startsWith('tp') ? part.replace(/^tp\.? ?/u, 'TP.').toUpperCase() : part,
    )
  return parts.join(', ')
}

const THIS_YEAR = anywhere(['năm nay', 'trong năm', 'năm qua', 'từ đầu năm'])

/** When things were, made once for a text: looking back from every figure must not walk over the whole sentence again. */
interface Clock {
  readonly layout: Layout
  readonly year: readonly TimeMark[]
  readonly years: readonly TimeMark[]
  /** Where a sentence first says "this year", or none. */
  readonly saysThisYear: (sentence: number) => number | undefined
}

function clockOf({ source, layout, time }: Page): Clock {
  const said = new Map<number, number | undefined>()
  return {
    layout,
    year: time.filter((m) => m.kind === 'year'),
    years: time.filter((m) => m.kind === 'years'),
    saysThisYear: (index) => {
      const sentence = layout.sentences[index]
      if (sentence === undefined) return undefined
      if (!said.has(index)) {
        const match = firstMatch(THIS_YEAR, source.low.slice(sentence.from, sentence.to))
        said.set(index, match === null ? undefined : sentence.from + match.index)
      }
      return said.get(index)
    },
  }
}

function addTime(clock: Clock, draft: Draft, before: Draft | undefined, frame: Frame): void {
  const sentence = clock.layout.sentences[draft.mention.sentence]
  if (sentence === undefined || draft.group === undefined) return
  const { mention } = draft
  const last = draft.group.members[draft.group.members.length - 1]
  const shared = last === undefined || last.from === mention.from || !/^models_/.test(draft.kind)
  const end = shared ? draft.group.rightFrom + Math.min(draft.group.right.length, 90) : mention.to
  const own = nearestMark(clock.years, draft.group.leftFrom, mention.from, end)
  const label = own === undefined ? undefined : periodLabel(own)
  if (label !== undefined && label !== frame.period) draft.qualifier.period = label
  if (label !== undefined || !/^(?:models_|model_types|honorees)/.test(draft.kind)) return
  const close = shared ? draft.group.rightFrom + Math.min(draft.group.right.length, 40) : mention.to
  const printed = nearestMark(clock.year, sentence.from, mention.from, close)
  if (printed?.year !== undefined) {
    draft.qualifier.year = String(printed.year)
    draft.why.push('year-printed')
    return
  }
  if (before?.qualifier.year !== undefined && before.group === draft.group) {
    draft.qualifier.year = before.qualifier.year
    return
  }
  const said = (clock.saysThisYear(mention.sentence) ?? Number.POSITIVE_INFINITY) < mention.to + 50
  if (frame.year !== undefined && (frame.yearInTitle || (said && frame.period === undefined))) {
    draft.qualifier.year = String(frame.year)
    draft.why.push(said ? 'year-said' : 'year-of-article')
  }
}

/** The mark that stands nearest before a place, or right after it, inside the clause. */
function nearestMark(marks: readonly TimeMark[], from: number, at: number, to: number): TimeMark | undefined {
  const i = rangeBefore(marks, at)
  const before = marks[i]
  if (before !== undefined && before.from >= from) return before
  const after = marks[i + 1]
  return after !== undefined && after.from < to ? after : undefined
}

/** The beginning of a list item that is a place and its number: "; Bảo Lâm 5 trẻ". */
const PLACE_BEFORE = /(?:^|[;]\s*)(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)+)(?: +\p{Ll}+){0,3} *$/u
const QUOTED_AFTER = /^ *["“]([^"“”\n]{3,120})["”]/u
/** "2.173 mô hình “Tự quản ...”": models of one name. "Bảo Lộc nhiều nhất với 10 trẻ": the place of a part. */
function addPlaceOrName(source: Source, layout: Layout, draft: Draft): void {
  if (
    draft.mention.core !== null &&
    draft.mention.core.end === draft.mention.core.bare &&
    draft.mention.core.shape === 'model'
  ) {
    const name = QUOTED_AFTER.exec(source.norm.slice(draft.mention.to, draft.mention.to + 130))?.[1]
    if (name !== undefined && !/dân vận khéo/iu.test(name)) draft.qualifier.name = name.trim()
  }
  if (draft.mention.token.denominator !== undefined) draft.qualifier.denominator = draft.mention.token.denominator
  const sentence = layout.sentences[draft.mention.sentence]
  const place =
    draft.mention.core !== null || sentence === undefined
      ? null
      : PLACE_BEFORE.exec(source.norm.slice(Math.max(sentence.from, draft.mention.from - 60), draft.mention.from))
  if (place?.[1] !== undefined && draft.kind === 'beneficiaries') draft.qualifier.place = place[1]
  if (draft.mention.per !== undefined) draft.qualifier.per = draft.mention.per
}
