import { fold } from '../../core/text/fold.ts'
import type { Layout, Sentence } from './layout.ts'
import {
  ANNOUNCES,
  GROUP_PREFIX,
  KNOWN_CAMPAIGN,
  MODEL_HEAD,
  MOVEMENT_NAME,
  NAMED_SO,
  OTHER_HEAD,
} from './model-words.ts'
import type { Quoted } from './quotes.ts'
import type { Source } from './source.ts'
import { firstMatch, isUpper, type Range, SPEAKS } from './words.ts'

/** A name found in the text; owners and the rest are read later. `from`..`to` is the quote. */
export interface NameFound extends Range {
  readonly name: string
  readonly sentence: number
  /** End of the name with its closing mark: where an owner may follow. */
  readonly end: number
  /** Start of the list item or clause that the name stands in. */
  readonly itemFrom: number
  readonly quoted: boolean
  readonly rule: string
}

/** A movement or campaign named in quotation marks. */
export interface CampaignFound extends Range {
  readonly name: string
  readonly sentence: number
}

type Verdict = 'model' | 'other'

/** Sorts every quoted name of the news: models, and the movements and campaigns that must not be taken for models. */
export function quotedNames(source: Source, layout: Layout): { names: NameFound[]; campaigns: CampaignFound[] } {
  const names: NameFound[] = []
  const campaigns: CampaignFound[] = []
  let previous: { quote: Quoted; verdict: Verdict; sentence: number } | null = null
  let index = 0
  for (const quote of layout.quotes) {
    while (index < layout.sentences.length && (layout.sentences[index]?.to ?? 0) <= quote.from) index++
    const sentence = layout.sentences[index]
    if (sentence === undefined || quote.from < sentence.from) continue
    const words = source.norm.slice(quote.innerFrom, quote.innerTo)
    const before = source.low.slice(Math.max(sentence.from, quote.from - 80), quote.from)
    const chained = previous?.sentence === index ? previous : null
    const last = layout.sentences[index - 1]
    const spot: Spot = { source, sentence, previous: last?.line === sentence.line ? last : undefined, quote, before }
    const judged = judge(spot, words, chained)
    if (judged.verdict === 'model') names.push(nameOf(spot, index, judged.rule))
    else if (/(?:phong trào|cuộc vận động)[^"“]{0,24}$/u.test(before) && !MOVEMENT_NAME.test(fold(words))) {
      campaigns.push({ from: quote.from, to: quote.to, name: clean(words), sentence: index })
    }
    if (!MOVEMENT_NAME.test(fold(words))) previous = { quote, verdict: judged.verdict, sentence: index }
  }
  return { names, campaigns }
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A quoted name with its sentence and the words before it. */
interface Spot {
  readonly source: Source
  readonly sentence: Sentence
  /** The sentence before it on the same line. */
  readonly previous: Sentence | undefined
  readonly quote: Quoted
  readonly before: string
}

function judge(
  spot: Spot,
  words: string,
  previous: { quote: Quoted; verdict: Verdict } | null,
): { verdict: Verdict; rule: string } {
  const { source, quote, before } = spot
  const folded = fold(words)
  const count = folded === '' ? 0 : folded.split(' ').length
  const other = (rule: string) => ({ verdict: 'other' as const, rule })
  const model = (rule: string) => ({ verdict: 'model' as const, rule })
  if (MOVEMENT_NAME.test(folded) || count === 0 || count > 45 || /[.!?]\s+\p{Lu}/u.test(words))
    return other('movement-or-speech')
  const said = SAID.test(before)
  if (said || (count >= 4 && SAID_AFTER.test(source.norm.slice(quote.to, quote.to + 30)))) return other('speech')
  if (/\d *$/u.test(before)) return other('counted')
  const campaign = KNOWN_CAMPAIGN.test(folded)
  const gap = previous === null ? null : source.low.slice(previous.quote.to, quote.from)
  const near = gap === null ? before : gap.slice(-80)
  if (/mô hình[ :,]*$/u.test(near)) return model('head:mô hình')
  if (gap !== null && previous !== null && LISTED.test(gap))
    return previous.verdict === 'model' && campaign
      ? other('campaign')
      : { verdict: previous.verdict, rule: 'list-continued' }
  if (NAMED_SO.test(near) && !campaign) return model('named-so')
  if (OTHER_HEAD.test(near) && !announced(spot)) return other('head:other')
  if (campaign) return other('campaign')
  if (MODEL_HEAD.test(near) && count >= 2) return model('head')
  if (gap !== null && previous?.verdict === 'model' && gap.length < 170)
    return count >= 2 ? model('list-continued') : other('short')
  if (announced(spot)) return model('announced')
  const name = isUpper(words[0]) || /^\d/.test(words) || DONE.test(near)
  return count >= 3 && count <= 24 && name ? model('name-in-quotes') : other('short')
}

/** Something that is done: a saying in quotation marks begins in lower case too, but nobody carries it out. */
const DONE =
  /(?:tham gia|thực hiện|triển khai|ra mắt|duy trì|xây dựng|phát động|làm|nhân rộng|tổ chức|hưởng ứng)(?: +\p{Ll}+)? *$/u

/** "...”, ông A nói": who speaks is named behind the words. */
const SAID_AFTER = /^,? *[-–]? *(?:ông|bà|anh|chị|cô|bác|cụ|thầy|đồng chí|đ\/c|đại tá|trung tá|thiếu tá) +\p{Lu}/u

const SAID = new RegExp(`${SPEAKS} *:? *$`, 'u')

/** Only list marks, an owner in brackets or a joining word between two names. */
const LISTED = /^ *(?:\([^()]{1,140}\))? *(?:[,;…]|\.{3}|và|hoặc|-|–| )* *$/u

const POINTS_BACK = /^(?:đó(?: chính)? là|cụ thể(?: là)?|bao gồm|gồm(?: có)?)(?: +các)? *:? *["“]?$/u

/** A colon after words that announce models stands before the name, in its sentence. */
function announced({ source, sentence, previous, quote }: Spot): boolean {
  if (previous !== undefined && POINTS_BACK.test(source.low.slice(sentence.from, quote.from).slice(0, 40)))
    return /(?:mô hình|cách làm)(?!\p{L})/u.test(source.low.slice(previous.from, previous.to).slice(-300))
  const before = source.low.slice(Math.max(sentence.from, quote.from - 400), quote.from)
  const colon = before.lastIndexOf(':')
  if (colon < 0)
    return (
      /(?:nổi bật|tiêu biểu|điển hình|chẳng hạn|ví dụ)(?: +(?:là|như|có|gồm))* *$/u.test(before) ||
      /(?:nhắc|kể|nói)(?: +đến)? +nhiều(?: +nhất)? +(?:là|có|đến) *$/u.test(before) ||
      /(?:mô hình|cách làm)[^.;:"“]{0,80}(?:như|là|gồm|có)[ :]*$/u.test(before)
    )
  return firstMatch(ANNOUNCES, before.slice(Math.max(0, colon - 110), colon)) !== null
}

function nameOf({ source, sentence, quote, before }: Spot, index: number, rule: string): NameFound {
  const prefix = GROUP_PREFIX.exec(before)
  const start = prefix?.[1] === undefined ? quote.from : quote.from - (before.length - before.lastIndexOf(prefix[1]))
  const name =
    start < quote.from
      ? `${clean(source.norm.slice(start, quote.from))} ${clean(source.norm.slice(quote.from, quote.to))}`
      : clean(source.norm.slice(quote.innerFrom, quote.innerTo))
  return {
    from: start,
    to: quote.to,
    end: quote.to,
    name,
    sentence: index,
    itemFrom: itemStart(source, sentence, start),
    quoted: true,
    rule,
  }
}

/** After the last semicolon, colon or closed quotation before a place; else the sentence's start. */
function itemStart(source: Source, sentence: Range, at: number): number {
  const before = source.norm.slice(Math.max(sentence.from, at - 300), at)
  const mark = Math.max(before.lastIndexOf(';'), before.lastIndexOf(':'), before.lastIndexOf('”'))
  return mark < 0 ? Math.max(sentence.from, at - 300) : at - before.length + mark + 1
}
