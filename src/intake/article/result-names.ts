import { fold } from '../../core/text/fold.ts'
import { bodyAt } from './bodies.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import type { Layout, Sentence } from './layout.ts'
import type { NameFound } from './model-names.ts'
import type { Source } from './source.ts'
import { firstFrom } from './words.ts'

/** Characters between a model's name and a result of it. */
const REACH = 400
/** The headline and the first sentences of the news, by number. */
const LEAD = 2
/** Names that one beginning of a sentence is compared with. */
const NAMESAKES = 20

/** Words that turn from one model to all of them, or to other things. */
const WHOLE =
  /(?:các mô hình|những mô hình|phong trào|nhìn chung|tính chung|tổng cộng|ngoài ra|bên cạnh đó|cũng trong|toàn (?:huyện|tỉnh|thành phố))(?!\p{L})/u
const BY_MODEL = /^[^.;]{0,60}(?:từ|nhờ|qua|bằng|của|cho) +(?:(?:việc|thực hiện|làm theo) +){0,2}mô hình *$/u
const THIS_MODEL =
  /^(?:[^,.;:“"]{0,40}, *)?(?:(?:từ|nhờ|qua|với|thông qua|riêng) +)?mô hình +(?:này|đó|ấy|trên|đã|được|có|còn|giúp|thu hút|hiện)(?!\p{L})/u

/**
 * Money, households, works in a sentence about one named model are that model's and not the programme's: such a claim
 * bears the model's name. Where two names stand before it, or the words turn to the whole, it stays the programme's.
 */
export function nameResults(
  source: Source,
  layout: Layout,
  names: readonly NameFound[],
  drafts: readonly Draft[],
): void {
  const scene: Scene = { source, layout, names, drafts, subjects: new Map(), ...onlyModel(names, drafts) }
  const openings = openingsOf(source, names)
  for (const draft of drafts) {
    if (draft.mention.core !== null || draft.qualifier.name !== undefined || !isResult(draft)) continue
    const name = inSentence(scene, draft) ?? fromBefore(scene, openings, draft)
    if (name === undefined) continue
    draft.qualifier.name = name.name
    draft.why.push('result-of-model')
  }
}

interface Scene {
  readonly source: Source
  readonly layout: Layout
  readonly names: readonly NameFound[]
  readonly drafts: readonly Draft[]
  /** The model that a sentence without a name of its own speaks of. */
  readonly subjects: Map<number, NameFound | undefined>
  /** The only model of a text that counts no models. */
  readonly only?: NameFound
}

const isResult = (draft: Draft): boolean => familyOf(draft.kind) === 'money' || familyOf(draft.kind) === 'other'

/** The text is about one model: the headline or the lead names it, no other is named, and no models are counted. */
function onlyModel(names: readonly NameFound[], drafts: readonly Draft[]): { only?: NameFound } {
  const [first] = names
  const inLead = first !== undefined && first.sentence <= LEAD
  if (!inLead || drafts.some((d) => familyOf(d.kind) === 'models' && d.mention.token.value > 1)) return {}
  const key = fold(first.name)
  if (names.some((n) => fold(n.name) !== key)) return {}
  return { only: first }
}

/** The names of a sentence, in order. */
function namesOf({ names }: Scene, sentence: number): readonly NameFound[] {
  const from = firstFrom(names, sentence, (n) => n.sentence)
  return names.slice(
    from,
    firstFrom(names, sentence + 1, (n) => n.sentence),
  )
}

function inSentence(scene: Scene, draft: Draft): NameFound | undefined {
  const { source, names, drafts } = scene
  const { mention } = draft
  const next = firstFrom(names, mention.from, (n) => n.from)
  const last = names[next - 1]
  if (last === undefined || last.sentence !== mention.sentence || last.end > mention.from) {
    const after = names[next]
    const alone = after?.sentence === mention.sentence && names[next + 1]?.sentence !== mention.sentence
    if (after === undefined || !alone || after.from - mention.to > REACH) return undefined
    return BY_MODEL.test(source.low.slice(mention.to, after.from)) ? after : undefined
  }
  const before = names[next - 2]
  if (before?.sentence === mention.sentence && fold(before.name) !== fold(last.name)) {
    const between = drafts[firstFrom(drafts, before.end, (d) => d.mention.from)]
    if (between === undefined || between.mention.from > last.from) return undefined
  }
  if (mention.from - last.end > REACH) return undefined
  return keepsTo(source, last.end, mention.from) ? last : undefined
}

/** No word between a name and a result turns elsewhere: to all models, or behind a semicolon to another item. */
function keepsTo(source: Source, from: number, to: number): boolean {
  const between = source.low.slice(from, to)
  if (WHOLE.test(between)) return false
  const stop = between.lastIndexOf(';')
  return stop < 0 || SAME_DOER.test(between.slice(stop))
}

const SAME_DOER =
  /^; *(?:sau|đến nay|qua đó|nhờ đó|từ đó|hiện|đã|trong đó|mỗi|bình quân|giúp|thu|tặng|hỗ trợ|vận động được|trồng|xây|làm)(?!\p{L})/u

function fromBefore(scene: Scene, openings: Openings, draft: Draft): NameFound | undefined {
  const { source, layout, subjects } = scene
  const { mention } = draft
  const sentence = layout.sentences[mention.sentence]
  if (sentence === undefined || layout.lines[sentence.line]?.kind !== 'body') return undefined
  const named = scene.names[firstFrom(scene.names, mention.sentence, (n) => n.sentence)]?.sentence === mention.sentence
  if (named || mention.from - sentence.from > REACH) return undefined
  if (WHOLE.test(source.low.slice(sentence.from, mention.from))) return undefined
  if (scene.only !== undefined) {
    const other = bodyAt(source, sentence.from, sentence.to) !== null
    return other || mention.from < scene.only.from ? undefined : scene.only
  }
  if (!subjects.has(mention.sentence))
    subjects.set(mention.sentence, subjectOf(scene, openings, sentence, mention.sentence))
  return subjects.get(mention.sentence)
}

/** "Mô hình này đã giúp ..." speaks of the one model that the sentence before names; or its name opens the sentence. */
function subjectOf(scene: Scene, openings: Openings, sentence: Sentence, index: number): NameFound | undefined {
  const { source, layout, subjects } = scene
  const named = (openings.get(opening(source.low, sentence.from)) ?? []).find((n) =>
    source.low.startsWith(inner(source, n), sentence.from),
  )
  if (named !== undefined) return named
  const before = layout.sentences[index - 1]
  if (before?.line !== sentence.line) return undefined
  if (!THIS_MODEL.test(source.low.slice(sentence.from, Math.min(sentence.to, sentence.from + 120)))) return undefined
  const names = namesOf(scene, index - 1)
  if (names.length === 0) return subjects.get(index - 1)
  return names.length === 1 ? names[0] : undefined
}

type Openings = ReadonlyMap<string, readonly NameFound[]>

const opening = (low: string, at: number): string => low.slice(at, at + 6)

/** A name as its words stand in the text, without quotation marks. */
const inner = (source: Source, name: NameFound): string =>
  source.low.slice(name.from, name.to).replace(/^["“'‘]|["”'’]$/gu, '')

function openingsOf(source: Source, names: readonly NameFound[]): Openings {
  const map = new Map<string, NameFound[]>()
  for (const name of names) {
    const words = inner(source, name)
    if (!words.includes(' ') || words.length < 8) continue
    const list = map.get(words.slice(0, 6)) ?? []
    if (list.length < NAMESAKES) list.push(name)
    map.set(words.slice(0, 6), list)
  }
  return map
}
