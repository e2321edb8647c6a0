import type { Claim } from '../../core/reading/types.ts'
import { classifyGroup, type Draft } from './classify.ts'
import { familyOf } from './families.ts'
import { fieldBefore } from './fields.ts'
import { groupMentions } from './groups.ts'
import type { Layout } from './layout.ts'
import type { Mention } from './mention.ts'
import { findMentions } from './mentions.ts'
import type { NumberToken } from './number-token.ts'
import type { Page } from './page.ts'
import { type Frame, qualify } from './qualify.ts'
import type { Source } from './source.ts'
import { firstFrom, type Range, rangeAt } from './words.ts'

/** Every figure of the news as a draft, in the order of the text; numbers that quotas and targets own are left out. */
export function draftClaims(
  page: Page,
  tokens: readonly NumberToken[],
  demands: readonly Range[],
  frame: Frame,
): Draft[] {
  const { source, layout } = page
  const free = tokens.filter((t) => rangeAt(demands, t.from) === undefined)
  const { mentions, bare } = findMentions(source, layout, free)
  const drafts: Draft[] = []
  for (const group of groupMentions(source, layout, mentions))
    for (const draft of classifyGroup(source, group, drafts.slice(-12))) drafts.push(draft)
  const taken = new Set(drafts.map((d) => d.mention.from))
  for (const mention of mentions)
    if (mention.core === null && !taken.has(mention.from)) drafts.push(resultDraft(source, layout, mention))
  for (const draft of elided(source, layout, bare, drafts)) drafts.push(draft)
  drafts.sort((a, b) => a.mention.from - b.mention.from)
  qualify(page, drafts, frame)
  return drafts
}

const HONOURED =
  /(?:biểu dương|tuyên dương|tôn vinh|vinh danh|danh dự cho|khen thưởng|giấy khen cho|bằng khen cho)(?: +[\p{L}]+){0,3} *$/u
const PEOPLE = new Set(['participants', 'beneficiaries'])

function resultDraft(source: Source, layout: Layout, mention: Mention): Draft {
  const from = layout.sentences[mention.sentence]?.from ?? mention.from
  const left = source.low.slice(Math.max(from, mention.from - 70), mention.from)
  const unit = mention.unit === undefined || mention.unit === '' ? {} : { unit: mention.unit }
  if (PEOPLE.has(mention.kind) && HONOURED.test(left)) {
    const award = /khen/u.test(left.slice(-40))
    return {
      mention,
      kind: award ? 'awards_individual' : 'honorees_total',
      ...unit,
      qualifier: {},
      why: ['honoured-people'],
    }
  }
  return { mention, kind: mention.kind, ...unit, qualifier: {}, why: [`noun:${mention.kind}`] }
}

const LEVEL_BEFORE =
  /(?:^|[^\p{L}])cấp +(tỉnh|huyện|xã|cơ sở|thành phố|thị xã|quận|phường|trung ương)(?: +(?:có|là|được))? *:? *$/u

/** "kinh tế 250, văn hóa - xã hội 210", "cấp tỉnh 64": numbers of a breakdown that leave the noun out. */
function elided(source: Source, layout: Layout, bare: readonly NumberToken[], drafts: readonly Draft[]): Draft[] {
  const starts = drafts.flatMap((d) => (familyOf(d.kind) === 'models' ? [d.mention.from] : [])).sort((a, b) => a - b)
  const found: Draft[] = []
  for (const token of bare) {
    const sentence = layout.sentences[token.sentence]
    if (sentence === undefined || token.scaled || token.percent || token.spelled) continue
    if (!/^ *(?:[,.;:)…]|$|\n|và(?!\p{L}))/u.test(source.low.slice(token.to, token.to + 6))) continue
    const piece = source.low.slice(Math.max(sentence.from, token.start - 90), token.start)
    const own = piece.slice(Math.max(piece.lastIndexOf(';'), piece.search(/\d[^\d]*$/u)) + 1)
    const field = fieldBefore(own)
    const level = field === null ? LEVEL_BEFORE.exec(own)?.[1] : undefined
    const near = starts[firstFrom(starts, token.from, (s) => s) - 1]
    if ((field === null && level === undefined) || near === undefined || token.from - near >= 400) continue
    const by = field === null ? { level: level ?? '' } : { field: field.name }
    const kind = field === null ? 'models_by_level' : 'models_by_field'
    const { start: from, to } = token
    const mention: Mention = { token, sentence: token.sentence, from, to, core: null, kind }
    found.push({
      mention,
      kind,
      qualifier: by,
      why: [field === null ? 'level-before' : 'field-before', 'noun-left-out'],
    })
  }
  return found
}

/** A draft as the contract's claim. */
export function claimOf(source: Source, draft: Draft): Claim {
  const { token } = draft.mention
  const qualifier = Object.keys(draft.qualifier).length > 0 ? { qualifier: { ...draft.qualifier } } : {}
  return {
    ...source.span(draft.mention.from, draft.mention.to),
    kind: draft.kind,
    value: token.value,
    ...(token.valueMax === undefined ? {} : { valueMax: token.valueMax }),
    ...(token.approx === undefined ? {} : { approx: token.approx }),
    ...(draft.unit === undefined ? {} : { unit: draft.unit }),
    ...qualifier,
    why: draft.why,
  }
}
