import { type CoreNoun, coreNounAt } from './core-nouns.ts'
import type { Layout } from './layout.ts'
import { moneyAt, nounAt, perAt } from './nouns.ts'
import type { NumberToken } from './number-token.ts'
import type { Source } from './source.ts'
import type { Range } from './words.ts'

/** A number with the noun that it counts. `from`..`to` is the quote: the approximating word, the number, the noun. */
export interface Mention extends Range {
  readonly token: NumberToken
  readonly sentence: number
  /** One of the movement's own nouns, or null for a result. */
  readonly core: CoreNoun | null
  readonly kind: string
  readonly unit?: string
  readonly per?: string
}

/** Ties each number to the noun after it. A number without a noun is kept aside: a list may still explain it. */
export function findMentions(
  source: Source,
  layout: Layout,
  tokens: readonly NumberToken[],
): { mentions: Mention[]; bare: NumberToken[] } {
  const mentions: Mention[] = []
  const bare: NumberToken[] = []
  for (const token of tokens) {
    const mention = mentionOf(source, layout, token)
    if (mention === null) bare.push(token)
    else mentions.push(withoutPreposition(mention))
  }
  return { mentions, bare }
}

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

/** "Trên 5 tuyến đường": before a small count of places "trên" says where, not how many. */
function withoutPreposition(mention: Mention): Mention {
  const { token } = mention
  if (
    token.approx?.toLowerCase() !== 'trên' ||
    token.value >= 10 ||
    token.percent ||
    token.scaled ||
    !PLACES.has(mention.kind)
  )
    return mention
  const { approx: _, ...exact } = token
  return { ...mention, from: token.from, token: { ...exact, start: token.from } }
}

const PLACES = new Set(['works', 'villages', 'sites', 'units_assigned', 'communes', 'admin_units'])

/** "bản Bông 2": a number right after a name belongs to the name unless a known noun follows. */
const partOfName = (before: string): boolean => /(?:^|[^.!?:;\s] +)\p{Lu}\p{L}* $/u.test(before)
