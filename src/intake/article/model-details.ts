import type { NamedModel } from '../../core/reading/types.ts'
import type { Draft } from './classify.ts'
import { familyOf } from './families.ts'
import type { Layout } from './layout.ts'
import type { FieldMark } from './model-fields.ts'
import { LONGEST_LIST } from './model-lists.ts'
import type { CampaignFound, NameFound } from './model-names.ts'
import type { Owner } from './owners.ts'
import type { Source } from './source.ts'
import { firstFrom } from './words.ts'

/** What the words around a model's name are read against. */
export interface Told {
  readonly source: Source
  readonly layout: Layout
  readonly drafts: readonly Draft[]
  readonly campaigns: readonly CampaignFound[]
  readonly fields: readonly FieldMark[]
}

/** Other figures that may stand between a count and a name that is an example of it. */
const LONGEST_ASIDE = 60

/** What was done with the model in this round, when the words beside its name say so. */
export function registrationOf({ source, layout }: Told, name: NameFound): NamedModel['registration'] {
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
export function exampleOf({ source, layout, drafts }: Told, name: NameFound, person: boolean): number | undefined {
  const sentence = layout.sentences[name.sentence]
  if (sentence === undefined || name.rule === 'inline') return undefined
  const before = layout.sentences[name.sentence - 1]
  const lead = source.low.slice(sentence.from, Math.min(name.from, sentence.from + 260))
  const earliest =
    before !== undefined && before.line === sentence.line && POINTS_BACK.test(lead) ? before.from : sentence.from
  const found = countBefore(drafts, Math.max(earliest, name.from - LONGEST_LIST), name.from, person)
  const own = found !== undefined && (drafts[found]?.mention.from ?? 0) >= sentence.from
  return own && !POINTS_BACK.test(lead) && !/:/.test(source.low.slice(drafts[found ?? 0]?.mention.to ?? 0, name.from))
    ? undefined
    : found
}

/** The last count of models between two places that names of this sort can be examples of. */
function countBefore(drafts: readonly Draft[], from: number, to: number, person: boolean): number | undefined {
  const last = firstFrom(drafts, to, (d) => d.mention.from) - 1
  for (let i = last; i >= Math.max(0, last - LONGEST_ASIDE); i--) {
    const draft = drafts[i]
    if (draft === undefined || draft.mention.from < from) return undefined
    if (familyOf(draft.kind) !== 'models') continue
    if (draft.kind === 'models_by_field' || draft.kind === 'models_by_year') continue
    if ((draft.kind === 'models_individual') !== person && /_(?:individual|collective)$/.test(draft.kind)) continue
    return i
  }
  return undefined
}

/** A movement other than Dân vận khéo that the models were made for: named before them in their sentence. */
export function campaignOf({ source, layout, campaigns }: Told, name: NameFound): string | undefined {
  const sentence = layout.sentences[name.sentence]
  const own = firstOf(campaigns, name.sentence)
  if (own !== undefined && own.from < name.from) return own.name
  const before = firstOf(campaigns, name.sentence - 1)
  const sameLine = before !== undefined && layout.sentences[before.sentence]?.line === sentence?.line
  const lead = sentence === undefined ? '' : source.low.slice(sentence.from, Math.min(name.from, sentence.from + 160))
  return sameLine && /(?:dịp|đợt|phong trào|thời gian) này|hưởng ứng|từ đó/u.test(lead) ? before?.name : undefined
}

/** The first campaign that a sentence names; they come in the order of the text. */
function firstOf(campaigns: readonly CampaignFound[], sentence: number): CampaignFound | undefined {
  const found = campaigns[firstFrom(campaigns, sentence, (c) => c.sentence)]
  return found?.sentence === sentence ? found : undefined
}

const OF_COLLECTIVE = /(?:mô hình|điển hình)(?: +của)? +tập thể(?: +\p{Ll}+){0,4} *[:,]? *$/u
const OF_PERSON = /(?:(?:mô hình|điển hình|gương)(?: +của)? +cá nhân|cá nhân +điển hình)(?: +\p{Ll}+){0,4} *[:,]? *$/u
/** A name that is that of a group of people: they are a collective. */
const GROUP = /^(?:câu lạc bộ|clb|tổ|đội|nhóm|chi hội|chi đoàn|chi bộ|hội quán|hợp tác xã|htx|ban)(?!\p{L})/u

/** Whether the model is a collective's or a person's, when the words say so: who owns it, what it is called or counted as. */
export function kindOf(
  { source, drafts }: Told,
  name: NameFound,
  owner: Owner,
  example: number | undefined,
): NamedModel['kind'] | undefined {
  if (owner.person) return 'individual'
  const before = source.low.slice(Math.max(0, name.from - 50), name.from)
  if (OF_PERSON.test(before)) return 'individual'
  if (OF_COLLECTIVE.test(before) || owner.body || GROUP.test(name.name.toLowerCase())) return 'collective'
  const last = firstFrom(drafts, name.from, (d) => d.mention.from) - 1
  if (example === undefined || example !== last) return undefined
  if (drafts[example]?.kind === 'models_individual') return 'individual'
  return drafts[example]?.kind === 'models_collective' ? 'collective' : undefined
}
