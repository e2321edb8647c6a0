import type { CoreNoun } from './core-nouns.ts'
import { fieldRanges } from './fields.ts'
import type { Layout } from './layout.ts'
import type { Mention } from './mention.ts'
import type { Source } from './source.ts'
import { rangeAt } from './words.ts'

/** The movement's counts that stand together ("5 tập thể, 3 cá nhân") and the words around them that govern them all. */
export interface Group {
  readonly members: readonly Mention[]
  readonly cores: readonly CoreNoun[]
  readonly sentence: number
  /** From the clause's start to the first member. */
  readonly left: string
  readonly leftFrom: number
  /** From the last member to the clause's end. */
  readonly right: string
  readonly rightFrom: number
  /** The member of an earlier group that this one breaks down: "55 mô hình (29 tập thể, 26 cá nhân)". */
  readonly parent?: Mention
  /** The group before it in the same sentence, with nothing but a list mark between ("; 5 mô hình tiêu biểu về ..."). */
  readonly before?: Group
}

const REACH = 260
/** How much of the words between two counts is looked at from either side: more than any clause. */
const GAP = 1000
/** Counts in one group: more is a table, and tables have no words that govern them all. */
const LONGEST = 40
const JOINED = /^(?:[\s,]|và|cùng|cùng với|với|kèm|lẫn|cũng như)*$/u
const BREAKDOWN = /(?:\(|:|gồm(?: có)?|bao gồm|trong đó(?: có)?|chia ra|cụ thể(?: là)?|bằng)[\s,:]*$/u
const HOUSEHOLD = /^(?:hộ|gia đình)/u
/** Giving or praising words right before a count of bodies: "khen thưởng 3 chi bộ". */
const PRAISED =
  /(?:khen thưởng|giấy khen|bằng khen|kỷ niệm chương|tuyên dương|biểu dương|vinh danh|tôn vinh|khen)(?: +cho)?(?: +các)? *$/u
const BODY =
  /^(?:đơn vị|cơ quan|tổ chức|chi bộ|chi hội|chi đoàn|tổ|doanh nghiệp|khu dân cư|khu phố|thôn|ấp|bản|làng|câu lạc bộ|clb|nhóm|trường)(?!\p{L})/u
const PERSONS = /^(?:đồng chí|cán bộ|đảng viên|hội viên|đoàn viên|nông dân|chiến sĩ|người|em|học sinh)(?!\p{L})/u

/** Puts the movement's counts into groups, sentence by sentence. */
export function groupMentions(source: Source, layout: Layout, mentions: readonly Mention[]): Group[] {
  const runs = runsOf(source, mentions)
  const groups: Group[] = []
  runs.forEach((run, i) => {
    const first = run[0]
    const last = run[run.length - 1]
    const sentence = first === undefined ? undefined : layout.sentences[first.sentence]
    if (first === undefined || last === undefined || sentence === undefined) return
    const next = runs[i + 1]?.[0]
    const previous = lastOf(runs[i - 1], first)
    const earlier = previous === undefined ? undefined : groups[groups.length - 1]
    const gapFrom = previous === undefined ? first.from : Math.max(previous.to, first.from - GAP)
    const gap = source.low.slice(gapFrom, first.from)
    const shared = earlier !== undefined && ENDS_JOINED.test(gap) && !gap.includes(';')
    const from = Math.max(sentence.from, first.from - REACH, previous === undefined ? 0 : gapFrom + parting(gap).begins)
    const leftFrom = shared ? earlier.leftFrom : lastBoundary(source.low, from, first.from)
    const own = source.low.slice(leftFrom, first.from)
    const left = shared ? earlier.left : previous?.to === leftFrom ? own.replace(OF_PREVIOUS, '') : own
    const rightFrom = afterBrackets(source.low, last.to, Math.min(sentence.to, last.to + REACH))
    const owned =
      next?.sentence === first.sentence && next.from > rightFrom
        ? rightFrom + parting(source.low.slice(rightFrom, Math.min(next.from, rightFrom + GAP))).ends
        : sentence.to
    groups.push({
      members: run,
      cores: run.flatMap((m) => m.core ?? []),
      sentence: first.sentence,
      left,
      leftFrom,
      right: clauseEnd(source.low.slice(rightFrom, Math.min(sentence.to, rightFrom + REACH, owned)), left),
      rightFrom,
      ...(previous !== undefined && gap.length < 60 && BREAKDOWN.test(gap) ? { parent: previous } : {}),
      ...(earlier !== undefined && /^[\s;,]*$/u.test(gap) ? { before: earlier } : {}),
    })
  })
  return groups
}

/** "320 mô hình đăng ký có 280 ...": the verb right behind a count is that count's. */
const OF_PREVIOUS = /^ *(?:đã +|được +)*(?:đăng ký|công nhận|nhân rộng|xây dựng|thực hiện)(?= +(?:có|thì|đạt))/u
const ENDS_JOINED = /(?<!\p{L})(?:và|cùng|lẫn) *$/u

/**
 * Where the words between two counts part: at a semicolon, at "trong đó", at the last comma, or at the last "và".
 * Without any of these they may speak of either, so both have them.
 */
function parting(gap: string): { ends: number; begins: number } {
  const stop = gap.lastIndexOf(';')
  if (stop >= 0) return { ends: gap.indexOf(';'), begins: stop + 1 }
  const among = gap.search(/[,:(]? *(?:trong đó|bao gồm|gồm|cụ thể)(?!\p{L})/u)
  if (among >= 0) return { ends: among, begins: among }
  const comma = lastComma(gap)
  if (comma >= 0) return { ends: comma, begins: comma }
  const and = /^.* (?:và|cùng|còn)(?= )/u.exec(gap)
  return and === null ? { ends: gap.length, begins: 0 } : { ends: and[0].length, begins: and[0].length }
}

/** The last comma that does not stand inside the name of one field ("quốc phòng, an ninh"). */
function lastComma(gap: string): number {
  const fields = fieldRanges(gap)
  let comma = gap.lastIndexOf(',')
  while (comma >= 0 && rangeAt(fields, comma) !== undefined) comma = comma === 0 ? -1 : gap.lastIndexOf(',', comma - 1)
  return comma
}

/** The words after a count go on behind a bracket that only breaks it down: "55 mô hình (29 tập thể, 26 cá nhân) làm ...". */
function afterBrackets(low: string, from: number, limit: number): number {
  const open = /^ *\((?= *\d)/u.exec(low.slice(from, from + 8))
  if (open === null) return from
  const close = low.slice(from, limit).indexOf(')')
  return close < 0 ? from : from + close + 1
}

function runsOf(source: Source, mentions: readonly Mention[]): Mention[][] {
  const runs: Mention[][] = []
  let run: Mention[] = []
  mentions.forEach((mention, i) => {
    const cast = mention.core === null ? adopt(source, mention, mentions[i - 1], mentions[i + 1]) : mention
    if (cast === null) return
    const last = run[run.length - 1]
    if (last !== undefined && run.length < LONGEST && last.sentence === cast.sentence && joined(source, last, cast)) {
      run.push(cast)
      return
    }
    run = [cast]
    runs.push(run)
  })
  return runs
}

const joined = (source: Source, a: Mention, b: Mention): boolean =>
  b.from - a.to <= 24 && JOINED.test(source.low.slice(a.to, b.from))

/** "5 tập thể, 3 hộ gia đình", "4 đơn vị và 6 cá nhân": a household or a body beside the honoured counts with them. */
function adopt(source: Source, mention: Mention, before?: Mention, after?: Mention): Mention | null {
  const unit = mention.unit ?? ''
  if (PRAISED.test(source.low.slice(Math.max(0, mention.from - 40), mention.from))) {
    if (BODY.test(unit)) return honoured(mention, 'collective')
    if (PERSONS.test(unit)) return honoured(mention, 'individual')
  }
  const beside =
    (before?.core !== null &&
      before !== undefined &&
      before.sentence === mention.sentence &&
      joined(source, before, mention)) ||
    (after?.core !== null &&
      after !== undefined &&
      after.sentence === mention.sentence &&
      joined(source, mention, after))
  if (!beside) return null
  const near = [before?.core?.shape, after?.core?.shape]
  if (!near.some((s) => s === 'collective' || s === 'individual')) return null
  const shape = HOUSEHOLD.test(unit)
    ? 'household'
    : BODY.test(unit) && near.includes('individual')
      ? 'collective'
      : null
  return shape === null ? null : honoured(mention, shape)
}

const honoured = (mention: Mention, shape: 'household' | 'collective' | 'individual'): Mention => ({
  ...mention,
  kind: 'core',
  core: { shape, bare: mention.to, end: mention.to, outstanding: false, isNew: false, unit: mention.unit ?? '' },
})

function lastOf(run: readonly Mention[] | undefined, mention: Mention): Mention | undefined {
  const last = run?.[run.length - 1]
  return last?.sentence === mention.sentence ? last : undefined
}

/** The start of the clause: after the last semicolon. */
function lastBoundary(low: string, from: number, to: number): number {
  return from + low.slice(from, to).lastIndexOf(';') + 1
}

/** The clause ends at a semicolon, a colon, or the bracket that was opened before the count. */
function clauseEnd(right: string, left: string): string {
  const bracket = left.lastIndexOf('(') > left.lastIndexOf(')') ? right.indexOf(')') : -1
  const stop = right.search(/[;:]/u)
  const ends = [bracket, stop].filter((at) => at >= 0)
  return ends.length === 0 ? right : right.slice(0, Math.min(...ends))
}
