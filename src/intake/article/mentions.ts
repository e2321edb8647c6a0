import { coreNounAt } from './core-nouns.ts'
import type { Layout } from './layout.ts'
import type { Mention } from './mention.ts'
import { withNounElsewhere } from './noun-before.ts'
import { moneyAt, nounAt, perAt } from './nouns.ts'
import type { NumberToken } from './number-token.ts'
import type { Source } from './source.ts'

/** Ties each number to the noun after it. A number without a noun is kept aside: a list may still explain it. */
export function findMentions(
  source: Source,
  layout: Layout,
  tokens: readonly NumberToken[],
): { mentions: Mention[]; bare: NumberToken[] } {
  const mentions: Mention[] = []
  const bare: NumberToken[] = []
  const shared = sharedNouns(source, tokens)
  for (const token of tokens) {
    const last = shared.get(token)
    const direct = last === undefined ? mentionOf(source, layout, token) : withNounOf(source, layout, token, last)
    const other = direct === null || direct.kind === 'count' ? withNounElsewhere(source, layout, token) : null
    const mention = other ?? direct
    if (mention === null) bare.push(token)
    else mentions.push(withoutPreposition(source, mention))
  }
  return { mentions, bare }
}

/** "45, 52 và 60 mô hình": numbers of a list whose noun stands behind the last; each with the token that has it. */
function sharedNouns(source: Source, tokens: readonly NumberToken[]): Map<NumberToken, NumberToken> {
  const shared = new Map<NumberToken, NumberToken>()
  for (let i = tokens.length - 2; i >= 0; i--) {
    const token = tokens[i]
    const next = tokens[i + 1]
    if (token === undefined || next === undefined || token.sentence !== next.sentence || !isPlain(token)) continue
    const gap = next.from - token.to
    if (gap > 5 || !/^(?:, *| và +)$/u.test(source.low.slice(token.to, next.from))) continue
    const last = shared.get(next) ?? next
    if (isPlain(last) && coreNounAt(source, last.to, last.to + 40) !== null) shared.set(token, last)
  }
  return shared
}

/** A number with the noun that stands behind another one. */
function withNounOf(source: Source, layout: Layout, token: NumberToken, last: NumberToken): Mention | null {
  const core = coreNounAt(source, last.to, layout.sentences[last.sentence]?.to ?? last.to)
  if (core === null) return null
  const noun = { ...core, bare: token.to, end: token.to }
  return { token, sentence: token.sentence, from: token.start, to: token.to, core: noun, kind: 'core' }
}

const isPlain = (token: NumberToken): boolean =>
  !token.percent && !token.scaled && !token.spelled && token.denominator === undefined && token.valueMax === undefined

function mentionOf(source: Source, layout: Layout, token: NumberToken): Mention | null {
  const { low, norm } = source
  const sentence = layout.sentences[token.sentence]
  if (sentence === undefined) return null
  const base = { token, sentence: token.sentence, from: token.start }
  if (token.percent) {
    const noun = nounAt(low, norm, token.to, '')
    const to = noun !== null && noun.kind !== 'count' && noun.end <= sentence.to ? noun.end : token.to
    return { ...base, to, core: null, kind: 'percent', unit: '%' }
  }
  const core = coreNounAt(source, token.to, sentence.to)
  if (core !== null) return { ...base, to: core.end, core, kind: 'core' }
  if (token.spelled) return null
  const money = moneyAt(low, token.to, token.scaled)
  if (money !== null) {
    if (token.value === 0) return null
    const per = perAt(low, money)
    return { ...base, to: per?.end ?? money, core: null, kind: 'money_vnd', ...(per === null ? {} : { per: per.per }) }
  }
  const noun = nounAt(low, norm, token.to, low.slice(Math.max(sentence.from, token.start - 24), token.start))
  if (noun === null || noun.end > sentence.to || (token.value === 0 && token.valueMax === undefined)) return null
  if (noun.kind === 'count' && layout.lines[sentence.line]?.kind === 'title') return null
  if (noun.kind === 'count' && partOfName(norm.slice(Math.max(sentence.from, token.from - 20), token.from))) return null
  const per = perAt(low, noun.end)
  return {
    ...base,
    to: per?.end ?? noun.end,
    core: null,
    kind: noun.kind,
    unit: norm.slice(noun.end - noun.unit.length, noun.end),
    ...(per === null ? {} : { per: per.per }),
  }
}

/**
 * "Trên 5 tuyến đường", "460 bóng đèn trên 21 tuyến đường", "triển khai trên 11,5 ha": there "trên" says where, not
 * how many.
 */
function withoutPreposition(source: Source, mention: Mention): Mention {
  const { token, kind } = mention
  if (token.approx?.toLowerCase() !== 'trên' || token.percent || token.scaled) return mention
  const before = source.low.slice(Math.max(0, token.start - 40), token.start)
  const where = PLACES.has(kind)
    ? token.value < 10 || /\d[\d.,]* +(?:\p{L}+ +){1,4}$/u.test(before)
    : kind.startsWith('area') && !Number.isInteger(token.value) && GROWN.test(before)
  if (!where) return mention
  const { approx: _, ...exact } = token
  return { ...mention, from: token.from, token: { ...exact, start: token.from } }
}

const GROWN = /(?:triển khai|thực hiện|áp dụng|trồng|sản xuất|gieo|cấy|canh tác|nuôi)(?: +\p{L}+){0,2} +$/u
const PLACES = new Set(['works', 'villages', 'sites', 'units_assigned', 'communes', 'admin_units'])

/** "bản Bông 2": a number right after a name belongs to the name unless a known noun follows. */
const partOfName = (before: string): boolean => /(?:^|[^.!?:;\s] +)\p{Lu}\p{L}* $/u.test(before)
