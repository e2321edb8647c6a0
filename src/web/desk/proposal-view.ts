import { NAMED_PARTS } from '../../app/desk/groups.ts'
import type { Row } from '../../app/desk/row.ts'
import type { PayloadOf, ProposalKind } from '../../core/reading/proposals.ts'
import type { PlaceName } from '../../core/reading/types.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatPeriod, formatValue } from '../../i18n/format.ts'
import { kindLabel, valueLabel } from '../../i18n/labels.ts'
import { reasonSentence } from '../../i18n/reading-reason.ts'
import { unitThen } from '../figure-view.ts'
import { passageAround } from '../passage.ts'
import type { ReviewField, ReviewProposal } from '../views/review-card.tsx'
import { fieldsToCorrect, isCorrectable } from './correct-fields.ts'
import type { ProposalScope } from './proposal-scope.ts'

/** Code points of the text before and after the words on a card. */
const AROUND = 70

interface Said {
  readonly summary: string
  readonly details?: readonly { readonly term: string; readonly value: string }[]
  readonly why?: readonly string[]
}

/** A proposal as its card shows it: what it says, why, and what may be corrected. */
export function proposalView(scope: ProposalScope, p: Row): ReviewProposal {
  const kind = p.kind as ProposalKind
  const payload = (p.corrected ?? p.payload) as never
  const said = (SAYERS[kind] as (scope: ProposalScope, payload: never, p: Row) => Said)(scope, payload, p)
  const typed = scope.typed?.id === p.id ? scope.typed : undefined
  const waits = p.state === 'proposed'
  // The forms of a page of cards are heavy: only that of the programme, and of the card that is corrected, is there.
  const formed = waits && (kind === 'programme' || scope.editing === p.id || typed !== undefined)
  const fields: ReviewField[] = (formed ? fieldsToCorrect(scope, kind, payload) : []).map((f) => ({
    ...f,
    value: typed?.values.get(f.name) ?? f.value,
    ...(typed !== undefined && typed.wrong === f.name ? { error: typed.message } : {}),
  }))
  const conflict = scope.conflictWith?.id === p.id ? scope.conflictWith : undefined
  return {
    id: p.id,
    seq: p.seq,
    kind,
    start: p.start,
    length: [...p.quote].length,
    summary: said.summary,
    details: said.details ?? [],
    why: [...new Set(said.why ?? [])],
    ...(p.quote === '' ? {} : wordsOf(scope, p)),
    fields,
    ...(waits && !formed && isCorrectable(kind) ? { editHref: scope.editOf(p.id) } : {}),
    unresolved: kind === 'programme' && (payload as PayloadOf<'programme'>).unitId === null,
    state: p.state as ReviewProposal['state'],
    ...(p.decided_by === null ? {} : { decidedBy: p.decided_by }),
    ...(p.decided_at === null ? {} : { decidedAt: p.decided_at }),
    opened: scope.editing === p.id || (typed !== undefined && typed.values.size > 0),
    action: scope.actionOf(p.id),
    version: p.version,
    ...(conflict === undefined ? {} : { conflict: { theirs: conflict.theirs, mine: conflict.mine } }),
    ...(typed === undefined ? {} : { problem: typed.message }),
  }
}

/** The words in their place, as far as their own line goes; without the text around them, they stand alone. */
function wordsOf(scope: ProposalScope, p: Row): Pick<ReviewProposal, 'words' | 'wordsHref'> {
  const { text, marks } = passageAround(ownLine(scope.around.get(p.id), p), p.start, p.quote, AROUND)
  return { words: { text, marks: marks.map((m) => ({ ...m, id: p.id })) }, wordsHref: scope.wordsOf(p.start) }
}

function ownLine(around: { readonly text: string; readonly from: number } | undefined, p: Row): typeof around {
  if (around === undefined) return undefined
  const points = [...around.text]
  const at = p.start - around.from
  const first = points.lastIndexOf('\n', at - 1) + 1
  const end = points.indexOf('\n', at + [...p.quote].length)
  const from = at === 0 ? 0 : first
  return { text: points.slice(from, end < 0 ? undefined : end).join(''), from: around.from + from }
}

const placeText = (place: PlaceName): string =>
  [place.hamlet, place.commune, place.district, place.province].filter((x) => x !== undefined).join(', ')

/** The value of the claim that another proposal refers to. */
function claimValue(scope: ProposalScope, seq: number): string {
  const p = scope.referred.get(seq)
  if (p === undefined || p.kind !== 'claim') return `#${seq}`
  const { claim } = (p.corrected ?? p.payload) as unknown as PayloadOf<'claim'>
  return formatValue(scope.lang, claim.value, claim.approx)
}

/** The values of claims, the first of very many. */
function claimValues(scope: ProposalScope, seqs: readonly number[], joint: string): string {
  const named = seqs.slice(0, NAMED_PARTS).map((seq) => claimValue(scope, seq))
  const more = seqs.length - named.length
  return [...named, ...(more === 0 ? [] : [t(scope.lang)('review.parts-more', { n: more })])].join(joint)
}

const SAYERS: { readonly [K in ProposalKind]: (scope: ProposalScope, payload: PayloadOf<K>, p: Row) => Said } = {
  programme: ({ lang, units, day }, x) => ({
    summary: `${x.movement}, ${x.unitId === null ? placeText(x.place) : unitThen(units, x.unitId, day ?? `${x.to}-12-31`)}, ${formatPeriod(lang, x.label)}`,
    details: [
      ...(x.asOf === null ? [] : [{ term: t(lang)('review.as-of'), value: formatDate(lang, x.asOf) }]),
      ...(x.unitId === null
        ? [
            {
              term: t(lang)('review.unit-choice'),
              value:
                x.choices.map((id) => unitThen(units, id, day ?? `${x.to}-12-31`)).join('; ') || placeText(x.place),
            },
          ]
        : []),
    ],
    why: [t(lang)('review.why.programme')],
  }),
  organiser: (_, x) => ({ summary: x.name }),
  claim: ({ lang }, x) => ({
    summary: `${formatValue(lang, x.claim.value, x.claim.approx, x.claim.valueMax)} ${kindLabel(lang, x.claim.kind)}`,
    details: Object.entries(x.claim.qualifier ?? {}).map(([name, value]) => ({
      term: valueLabel(lang, 'qualifier', name),
      value: String(value),
    })),
    why: x.claim.why.map((rule) => reasonSentence(lang, rule)),
  }),
  sum: (scope, x) => ({
    summary: `${claimValues(scope, x.parts, ' + ')} = ${claimValue(scope, x.total)}`,
  }),
  subset: (scope, x) => ({
    summary: `${claimValue(scope, x.part)} ${t(scope.lang)('sum.subsets')} ${claimValue(scope, x.whole)}`,
  }),
  conflict: ({ lang }, x) => ({
    summary: t(lang)(`conflict.${x.kind}`, { computed: String(x.computed), stated: String(x.stated) }),
  }),
  model: ({ lang }, x) => ({
    summary: x.name,
    details: [
      ...(x.owners.length === 0 ? [] : [{ term: t(lang)('review.owner'), value: x.owners.join('; ') }]),
      ...(x.places.length === 0 ? [] : [{ term: t(lang)('review.place'), value: x.places.map(placeText).join('; ') }]),
      ...(x.registration === undefined
        ? []
        : [{ term: t(lang)('review.kind'), value: valueLabel(lang, 'registration', x.registration) }]),
    ],
  }),
  citation: (_, x) => ({ summary: [x.type, x.symbol].filter((s) => s !== undefined).join(' ') }),
  event: ({ lang }, x) => ({
    summary: [valueLabel(lang, 'event', x.kind), x.date === undefined ? undefined : formatDate(lang, x.date)]
      .filter((s) => s !== undefined)
      .join(', '),
    details: [
      ...(x.host === undefined ? [] : [{ term: t(lang)('review.host'), value: x.host }]),
      ...(x.recommendations ?? []).map((r, i) => ({ term: String(i + 1), value: r.quote })),
    ],
  }),
  award: (scope, x) => ({
    summary:
      [x.giver, x.form].filter((s) => s !== undefined).join(', ') || valueLabel(scope.lang, 'proposal-kind', 'award'),
    details: [
      {
        term: valueLabel(scope.lang, 'proposal-kind', 'claim'),
        value: claimValues(scope, x.claims, '; '),
      },
    ],
  }),
  quota: ({ lang }, x) => ({
    summary: t(lang)('event.quota', {
      units: x.perUnitType.join(', '),
      min: x.min,
      kinds: x.registrations.map((r) => valueLabel(lang, 'registration', r)).join(', '),
    }),
  }),
}
