import type { Draft } from './classify.ts'
import { periodLabel, type TimeMark } from './dates.ts'
import type { Layout } from './layout.ts'
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
  drafts.forEach((draft, i) => {
    if (draft.group === undefined) {
      addPlaceOrName(source, layout, draft)
      return
    }
    addLevel(draft)
    addTime(page, draft, drafts[i - 1], frame)
    addPlaceOrName(source, layout, draft)
  })
  markYearList(source, layout, drafts)
  markLevelList(drafts)
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

function addTime({ source, layout, time }: Page, draft: Draft, before: Draft | undefined, frame: Frame): void {
  const sentence = layout.sentences[draft.mention.sentence]
  if (sentence === undefined || draft.group === undefined) return
  const { mention } = draft
  const last = draft.group.members[draft.group.members.length - 1]
  const shared = last === undefined || last.from === mention.from || !/^models_/.test(draft.kind)
  const end = shared ? draft.group.rightFrom + Math.min(draft.group.right.length, 90) : mention.to
  const own = nearestMark(time, draft.group.leftFrom, mention.from, end, 'years')
  const label = own === undefined ? undefined : periodLabel(own)
  if (label !== undefined && label !== frame.period) draft.qualifier.period = label
  if (label !== undefined || !/^(?:models_|model_types|honorees)/.test(draft.kind)) return
  const printed = nearestMark(
    time,
    sentence.from,
    mention.from,
    shared ? draft.group.rightFrom + Math.min(draft.group.right.length, 40) : mention.to,
    'year',
  )
  if (printed?.year !== undefined) {
    draft.qualifier.year = String(printed.year)
    draft.why.push('year-printed')
    return
  }
  if (
    before?.qualifier.year !== undefined &&
    before.group?.sentence === draft.group.sentence &&
    before.group === draft.group
  ) {
    draft.qualifier.year = before.qualifier.year
    return
  }
  const said = firstMatch(THIS_YEAR, source.low.slice(sentence.from, Math.min(sentence.to, mention.to + 60))) !== null
  if (frame.year !== undefined && (frame.yearInTitle || (said && frame.period === undefined))) {
    draft.qualifier.year = String(frame.year)
    draft.why.push(said ? 'year-said' : 'year-of-article')
  }
}

/** The time mark of a kind that stands nearest before a place, or right after it, inside the clause. */
function nearestMark(
  time: readonly TimeMark[],
  from: number,
  at: number,
  to: number,
  kind: 'year' | 'years',
): TimeMark | undefined {
  for (let i = rangeBefore(time, at); i >= 0 && (time[i]?.from ?? 0) >= from; i--)
    if (time[i]?.kind === kind) return time[i]
  for (let i = rangeBefore(time, at) + 1; i < time.length && (time[i]?.from ?? 0) < to; i++)
    if (time[i]?.kind === kind) return time[i]
  return undefined
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

/** Several years, each with its own count in one stretch of text: a breakdown by year. */
function markYearList(source: Source, layout: Layout, drafts: readonly Draft[]): void {
  const open = drafts.filter(
    (d) => /^models_(?:total|registered|by_year|effective|new)$/.test(d.kind) && d.why.includes('year-printed'),
  )
  const listed = open.filter((d, i) =>
    [open[i - 1], open[i + 1]].some((n) => n !== undefined && near(n, d) && n.qualifier.year !== d.qualifier.year),
  )
  for (const draft of listed) {
    const lead = source.low
      .slice(layout.sentences[draft.mention.sentence]?.from ?? draft.mention.from, draft.mention.from)
      .slice(-300)
    const status =
      draft.kind === 'models_registered' || /đăng ký[^:;]{0,40}:/u.test(lead)
        ? 'đăng ký'
        : /thực hiện/u.test(`${draft.group?.left.slice(-30)} ${draft.group?.right.slice(0, 30)}`)
          ? 'thực hiện'
          : undefined
    draft.kind = 'models_by_year'
    if (status !== undefined && draft.qualifier.status === undefined) draft.qualifier.status = status
    draft.why.push('year-list')
  }
}

/** "12 mô hình cấp tỉnh, 45 mô hình cấp huyện": a breakdown by level. */
function markLevelList(drafts: readonly Draft[]): void {
  const open = drafts.filter((d) => d.kind === 'models_total' && d.qualifier.level !== undefined)
  const listed = open.filter((d, i) =>
    [open[i - 1], open[i + 1]].some(
      (n) => n?.mention.sentence === d.mention.sentence && n.qualifier.level !== d.qualifier.level,
    ),
  )
  for (const draft of listed) {
    draft.kind = 'models_by_level'
    draft.why.push('level-list')
  }
}

const near = (a: Draft, b: Draft): boolean => Math.abs(a.mention.sentence - b.mention.sentence) <= 1
