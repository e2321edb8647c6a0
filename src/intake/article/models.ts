import type { NamedModel } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import type { Layout } from './layout.ts'
import { inlineNames, listedNames } from './model-lists.ts'
import { type CampaignFound, type NameFound, quotedNames } from './model-names.ts'
import { type Owner, ownerAfter, ownerBefore, ownerInItem } from './owners.ts'
import { placesIn } from './places.ts'
import type { Source } from './source.ts'
import { anyWithin } from './words.ts'

/** The names found in a text, sorted into models and campaigns. */
export interface Names {
  readonly names: readonly NameFound[]
  readonly campaigns: readonly CampaignFound[]
}

/** Every place where a model is named, in the order of the text; quoted names win over unquoted ones. */
export function findNames(source: Source, layout: Layout): Names {
  const { names, campaigns } = quotedNames(source, layout)
  const all: NameFound[] = []
  for (const name of [...listedNames(source, layout), ...inlineNames(source, layout)]) {
    if (!anyWithin(names, name.from, name.to)) all.push(name)
  }
  all.sort((a, b) => a.from - b.from || b.to - a.to)
  const apart = all.filter((name, i) => i === 0 || name.from >= (all[i - 1]?.to ?? 0))
  return { names: [...names, ...apart].sort((a, b) => a.from - b.from), campaigns }
}

/** Mentions of one model that are weighed against each other. */
const MENTIONS = 12

interface Found {
  readonly name: NameFound
  readonly owner: Owner
  readonly inTitle: boolean
}

/** The named models: one entry for a name and its owner, from the mention that says most. */
export function readModels(source: Source, layout: Layout, names: Names, drafts: readonly Draft[]): NamedModel[] {
  const best = new Map<string, Found[][]>()
  const order: Found[][] = []
  for (const name of names.names) {
    const sentence = layout.sentences[name.sentence]
    if (sentence === undefined) continue
    const owner = ownerOf(source, name, sentence.from, sentence.to)
    const found: Found = { name, owner, inTitle: layout.lines[sentence.line]?.kind === 'title' }
    const key = fold(name.name)
    const lists = best.get(key) ?? []
    const list = lists.find((l) => l[0] !== undefined && sameOwner(l[0].owner, owner))
    if (list !== undefined) {
      if (list[0]?.owner.unit === undefined && owner.unit !== undefined) list.unshift(found)
      else if (list.length < MENTIONS) list.push(found)
      continue
    }
    const made = [found]
    lists.push(made)
    best.set(key, lists)
    order.push(made)
  }
  let previous: { model: NamedModel; name: NameFound } | undefined
  return order.map((mentions) => {
    const found = pick(mentions)
    const model = continued(source, layout, modelOf(source, layout, names, drafts, found), found.name, previous)
    previous = { model, name: found.name }
    return model
  })
}

/** "... như mô hình “A”. Mô hình “B” ...": a list that stops do not end goes on giving examples of the same count. */
function continued(
  source: Source,
  layout: Layout,
  model: NamedModel,
  name: NameFound,
  previous: { model: NamedModel; name: NameFound } | undefined,
): NamedModel {
  const sentence = layout.sentences[name.sentence]
  const before = previous === undefined ? undefined : layout.sentences[previous.name.sentence]
  if (
    model.exampleOf !== undefined ||
    previous?.model.exampleOf === undefined ||
    sentence === undefined ||
    before?.line !== sentence.line
  )
    return model
  if (name.sentence - previous.name.sentence > 1) return model
  const opens = /^(?:[\s;,]*mô hình *["“]|$)/u.test(
    source.low.slice(sentence.from, Math.min(name.from + 1, sentence.from + 20)),
  )
  return opens || name.sentence === previous.name.sentence ? { ...model, exampleOf: previous.model.exampleOf } : model
}

/** Two mentions are one model unless both say whose it is and differ. */
function sameOwner(a: Owner, b: Owner): boolean {
  if (a.unit === undefined || b.unit === undefined) return true
  const [x, y] = [fold(a.unit), fold(b.unit)]
  return x.includes(y) || y.includes(x)
}

/** The mention with an owner, in the body before the headline. */
function pick(mentions: readonly Found[]): Found {
  const score = (f: Found) => (f.owner.unit === undefined ? 0 : 2) + (f.inTitle ? 0 : 1)
  return mentions.reduce((a, b) => (score(b) > score(a) ? b : a))
}

function ownerOf(source: Source, name: NameFound, from: number, to: number): Owner {
  const after = ownerAfter(source, name.end, to)
  const item = name.quoted ? ownerInItem(source, name.itemFrom, name.from) : after
  if (item.owners.length > 0 && after.owners.length === 0 && item !== after)
    return { ...item, places: [...item.places, ...after.places] }
  if (after.owners.length > 0 || (after.unit !== undefined && !name.quoted)) return after
  const before = withPlaceBefore(source, from, name, ownerBefore(source, Math.max(from, name.itemFrom), name.from))
  if (before.unit === undefined) return after
  return {
    ...before,
    unit: after.unit === undefined ? before.unit : `${before.unit}, ${after.unit}`,
    places: after.places.length > 0 ? after.places : before.places,
  }
}

/** "Tại xã A, Hội B đăng ký mô hình ...": the place stands at the head of the sentence. */
function withPlaceBefore(source: Source, from: number, name: NameFound, owner: Owner): Owner {
  if (owner.places.length > 0 || !/^(?:tại|ở) /u.test(source.low.slice(from, from + 4))) return owner
  const stop = source.norm.slice(from, Math.min(name.from, from + 100)).indexOf(',')
  const places = stop < 0 ? [] : placesIn(source, from, from + stop)
  return places.length === 0 ? owner : { ...owner, places }
}

function modelOf(source: Source, layout: Layout, names: Names, drafts: readonly Draft[], found: Found): NamedModel {
  const { name, owner } = found
  const registration = registrationOf(source, layout, name)
  const example = exampleOf(source, layout, name, drafts, owner.person)
  const campaign = campaignOf(source, layout, names.campaigns, name)
  return {
    ...source.span(name.from, name.to),
    name: name.name,
    ...(owner.unit === undefined ? {} : { unit: owner.unit }),
    owners: owner.owners,
    places: owner.places,
    kind: owner.person ? 'individual' : 'collective',
    ...(registration === undefined ? {} : { registration }),
    ...(example === undefined ? {} : { exampleOf: example }),
    ...(campaign === undefined ? {} : { campaign }),
  }
}

function registrationOf(source: Source, layout: Layout, name: NameFound): NamedModel['registration'] {
  const sentence = layout.sentences[name.sentence]
  if (sentence === undefined) return undefined
  const before = source.low.slice(Math.max(sentence.from, name.itemFrom, name.from - 70), name.from)
  const after = source.low.slice(name.end, Math.min(sentence.to, name.end + 110)).split(/[;.“"]/u)[0] ?? ''
  if (/đột phá/u.test(before)) return 'breakthrough'
  if (/(?:mô hình|đăng ký|xây dựng|thành lập) +(?:\p{L}+ +)?mới/u.test(before)) return 'new'
  const told = /(?:là|được) +(?:mô hình +)?[^,;]*(?:duy trì|nhân rộng)/u.exec(after)?.[0] ?? ''
  const kept = `${before} # ${told}`
  if (/nhân rộng/u.test(kept)) return 'replicated'
  return /duy trì/u.test(kept) ? 'maintained' : undefined
}

const POINTS_BACK =
  /(?:^|[\s"“])(?:đó là|trong đó|trong số (?:này|đó)|tiêu biểu|điển hình|nổi bật|chẳng hạn|ví dụ|như|có thể kể|gồm)(?![\p{L}])/u

/** The count that the model is an example of: before it in its sentence, or at the end of the sentence before. */
function exampleOf(
  source: Source,
  layout: Layout,
  name: NameFound,
  drafts: readonly Draft[],
  person: boolean,
): number | undefined {
  const sentence = layout.sentences[name.sentence]
  if (sentence === undefined || name.rule === 'inline') return undefined
  const before = layout.sentences[name.sentence - 1]
  const lead = source.low.slice(sentence.from, Math.min(name.from, sentence.from + 260))
  const earliest =
    before !== undefined && before.line === sentence.line && POINTS_BACK.test(lead) ? before.from : sentence.from
  let found: number | undefined
  for (let i = draftFrom(drafts, earliest); i < drafts.length; i++) {
    const draft = drafts[i]
    if (draft === undefined || draft.mention.from >= name.from) break
    if (familyOf(draft.kind) !== 'models') continue
    if (draft.kind === 'models_by_field' || draft.kind === 'models_by_year') continue
    if ((draft.kind === 'models_individual') !== person && /_(?:individual|collective)$/.test(draft.kind)) continue
    found = i
  }
  const own = found !== undefined && (drafts[found]?.mention.from ?? 0) >= sentence.from
  return own && !POINTS_BACK.test(lead) && !/:/.test(source.low.slice(drafts[found ?? 0]?.mention.to ?? 0, name.from))
    ? undefined
    : found
}

/** Index of the first draft at or behind a place. */
function draftFrom(drafts: readonly Draft[], place: number): number {
  let low = 0
  let high = drafts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((drafts[middle]?.mention.from ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** A movement other than Dân vận khéo that the models were made for: named before them in their sentence. */
function campaignOf(
  source: Source,
  layout: Layout,
  campaigns: readonly CampaignFound[],
  name: NameFound,
): string | undefined {
  const sentence = layout.sentences[name.sentence]
  const own = campaigns.find((c) => c.sentence === name.sentence && c.from < name.from)
  if (own !== undefined) return own.name
  const before = campaigns.find((c) => c.sentence === name.sentence - 1)
  const sameLine = before !== undefined && layout.sentences[before.sentence]?.line === sentence?.line
  const lead = sentence === undefined ? '' : source.low.slice(sentence.from, Math.min(name.from, sentence.from + 160))
  return sameLine && /(?:dịp|đợt|phong trào|thời gian) này|hưởng ứng|từ đó/u.test(lead) ? before?.name : undefined
}
