import type { CoreNoun } from './core-nouns.ts'
import type { Layout } from './layout.ts'
import type { Mention } from './mentions.ts'
import type { Source } from './source.ts'

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
  /** The member of an earlier group that this one breaks down: "55 mô hình (29 tập thể, 26 cá nhân)". */
  readonly parent?: Mention
  /** The group before it in the same sentence, with nothing but a list mark between ("; 5 mô hình tiêu biểu về ..."). */
  readonly before?: Group
}

const REACH = 260
const JOINED = /^(?:[\s,]|và|cùng|cùng với|với|kèm|lẫn|cũng như|trong đó có(?= *$))*$/u
const BREAKDOWN = /(?:\(|:|gồm(?: có)?|bao gồm|trong đó(?: có)?|chia ra|cụ thể(?: là)?|bằng)[\s,:]*$/u
const HOUSEHOLD = /^(?:hộ|gia đình)/u
const BODY = /^(?:đơn vị|cơ quan|tổ chức|chi bộ|chi hội|tổ|doanh nghiệp)/u

/** Puts the movement's counts into groups, sentence by sentence. */
export function groupMentions(source: Source, layout: Layout, mentions: readonly Mention[]): Group[] {
  const runs = runsOf(source, mentions)
  const groups: Group[] = []
  runs.forEach((run, i) => {
    const first = run[0]
    const last = run[run.length - 1]
    const sentence = first === undefined ? undefined : layout.sentences[first.sentence]
    if (first === undefined || last === undefined || sentence === undefined) return
    const previous = sameSentence(runs[i - 1], first)
    const next = sameSentence(runs[i + 1], first)
    const leftFrom = Math.max(sentence.from, first.from - REACH, previous?.to ?? 0)
    const cut = lastBoundary(source.low, leftFrom, first.from)
    const rightEnd = next === undefined ? Math.min(sentence.to, last.to + REACH) : beforeNext(source.low, last.to, next.from)
    const gap = previous === undefined ? '' : source.low.slice(previous.to, first.from)
    const parent = previous !== undefined && gap.length < 60 && BREAKDOWN.test(gap) ? previous : undefined
    const before = previous !== undefined && /^[\s;,]*$/u.test(gap) ? groups[groups.length - 1] : undefined
    groups.push({
      members: run,
      cores: run.flatMap((m) => m.core ?? []),
      sentence: first.sentence,
      left: source.low.slice(cut, first.from),
      leftFrom: cut,
      right: clauseEnd(source.low.slice(last.to, rightEnd)),
      ...(parent === undefined ? {} : { parent }),
      ...(before === undefined ? {} : { before }),
    })
  })
  return groups
}

function runsOf(source: Source, mentions: readonly Mention[]): Mention[][] {
  const runs: Mention[][] = []
  let run: Mention[] = []
  mentions.forEach((mention, i) => {
    const cast = mention.core === null ? adopt(source, mention, mentions[i - 1], mentions[i + 1]) : mention
    if (cast === null) return
    const last = run[run.length - 1]
    if (last !== undefined && last.sentence === cast.sentence && joined(source, last, cast)) {
      run.push(cast)
      return
    }
    run = [cast]
    runs.push(run)
  })
  return runs
}

const joined = (source: Source, a: Mention, b: Mention): boolean => b.from - a.to <= 24 && JOINED.test(source.low.slice(a.to, b.from))

/** "5 tập thể, 3 hộ gia đình", "4 đơn vị và 6 cá nhân": a household or a body beside the honoured counts with them. */
function adopt(source: Source, mention: Mention, before?: Mention, after?: Mention): Mention | null {
  const beside =
    (before?.core !== null && before !== undefined && before.sentence === mention.sentence && joined(source, before, mention)) ||
    (after?.core !== null && after !== undefined && after.sentence === mention.sentence && joined(source, mention, after))
  if (!beside) return null
  const near = [before?.core?.shape, after?.core?.shape]
  if (!near.some((s) => s === 'collective' || s === 'individual')) return null
  const unit = mention.unit ?? ''
  const shape = HOUSEHOLD.test(unit) ? 'household' : BODY.test(unit) && near.includes('individual') ? 'collective' : null
  if (shape === null) return null
  return { ...mention, kind: 'core', core: { shape, bare: mention.to, end: mention.to, outstanding: false, isNew: false, unit } }
}

function sameSentence(run: readonly Mention[] | undefined, mention: Mention): Mention | undefined {
  const last = run?.[0]?.sentence === mention.sentence ? run : undefined
  if (last === undefined) return undefined
  const edge = (last[0]?.from ?? 0) < mention.from ? last[last.length - 1] : last[0]
  return edge
}

/** The start of the clause: after the last semicolon. */
function lastBoundary(low: string, from: number, to: number): number {
  const at = low.lastIndexOf(';', to - 1)
  return at >= from ? at + 1 : from
}

/** Words before the next count belong to it from the last comma on. */
function beforeNext(low: string, from: number, next: number): number {
  const limited = Math.min(next, from + REACH)
  const comma = low.slice(from, limited).lastIndexOf(',')
  return comma < 0 ? limited : from + comma
}

function clauseEnd(right: string): string {
  const cut = right.search(/[;:]/u)
  return cut < 0 ? right : right.slice(0, cut)
}
