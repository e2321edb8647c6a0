import { correctLine } from '../../../app/deciding/correct.ts'
import { draftDecision } from '../../../app/deciding/draft.ts'
import { decisionLine } from '../../../app/deciding/read.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { GROUNDS } from '../../../core/deciding/award.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { DecisionLinePage } from '../../views/deciding/line.tsx'
import type { FormModel } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { send, TypedForm } from '../typed-form.ts'
import { lineView } from './line-view.ts'
import { DECISIONS } from './words.ts'

type Facts = Awaited<ReturnType<typeof decisionLine>>

const FIELDS = ['printed', 'title', 'unit_printed', 'reason', 'period_printed'] as const

const factsOf = (ask: Ask): Promise<Facts> =>
  decisionLine(ask.app, signedIn(ask), idOrNothing(ask.param('id')), idOrNothing(ask.param('line')))

const hrefOf = (facts: Facts): string => `${DECISIONS}/${facts.row.id}/dong/${facts.line.row.id}`

interface CameBack {
  readonly action: string
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

/** One line of a decision: what it says, its history, and the papers that change it. */
export const decisionLineOne: Handler = async (ask) => show(ask, await factsOf(ask))

function show(ask: Ask, facts: Facts, back?: CameBack): Response {
  const again = (form: FormModel): FormModel =>
    back?.action === form.action ? { ...form, typed: back.form.typed, errors: back.errors } : form
  const { row, line } = facts
  const issued = row.state === 'issued'
  const page = DecisionLinePage({
    page: ask.page,
    newKey: ask.app.newId,
    errors: back?.errors ?? [],
    decision: { title: row.title, symbol: row.symbol ?? row.title, href: `${DECISIONS}/${row.id}` },
    line: lineView(ask.lang, facts, line),
    forms: [
      ...(issued && facts.signs ? [correctForm(ask, facts)] : []),
      ...(issued && facts.drafts && line.row.revoked_by_id === null && row.kind !== 'revocation'
        ? [revokeForm(ask, facts)]
        : []),
    ].map(again),
  })
  return ask.http.html(renderPage(page), back?.status ?? 200) as Response
}

function correctForm(ask: Ask, facts: Facts): FormModel {
  const say = t(ask.lang)
  return {
    action: `${hrefOf(facts)}/dinh-chinh`,
    label: say('deciding.correct'),
    fields: [
      {
        name: 'field',
        label: say('deciding.correct.field'),
        kind: 'choice',
        choices: FIELDS.map((value) => ({ value, label: valueLabel(ask.lang, 'line-field', value) })),
        value: 'printed',
      },
      { name: 'now', label: say('deciding.correct.now'), kind: 'lines', value: '' },
      { name: 'reason', label: say('deciding.correct.reason'), kind: 'line', value: '' },
      {
        name: 'basis',
        label: say('deciding.correct.basis'),
        hint: say('deciding.correct.basis.hint'),
        kind: 'line',
        value: '',
      },
    ],
    button: say('deciding.correct'),
    version: facts.line.row.version,
    errors: [],
  }
}

function revokeForm(ask: Ask, facts: Facts): FormModel {
  const say = t(ask.lang)
  return {
    action: `${hrefOf(facts)}/thu-hoi`,
    label: say('deciding.revoke'),
    fields: [
      {
        name: 'ground',
        label: say('deciding.revoke.ground'),
        hint: say('deciding.revoke.lead'),
        kind: 'choice',
        choices: GROUNDS.map((value) => ({ value, label: say(`ground.${value}`) })),
        value: GROUNDS[0],
      },
      { name: 'violation', label: say('deciding.revoke.reason'), kind: 'lines', value: '' },
    ],
    button: say('deciding.revoke'),
    errors: [],
    quiet: true,
  }
}

export const decisionCorrect: Handler = async (ask) => {
  const facts = await factsOf(ask)
  const form = new TypedForm(ask)
  const sent = await send(ask, form, correctLine, {
    lineId: facts.line.row.id,
    version: form.version,
    field: FIELDS.find((f) => f === form.text('field')) ?? 'printed',
    now: form.text('now'),
    reason: form.text('reason'),
    basis: form.text('basis'),
  })
  if (sent.done) return ask.http.redirect(localHref(ask.lang, hrefOf(facts)), 303)
  const { errors, status } = sent
  return show(ask, facts, { action: `${hrefOf(facts)}/dinh-chinh`, form, errors, status })
}

/** Drafts the revocation of one line by the body that decided it, and leads to the draft. */
export const decisionRevoke: Handler = async (ask) => {
  const facts = await factsOf(ask)
  const { row } = facts
  const line = facts.line.row
  const form = new TypedForm(ask)
  const name = line.printed
  const symbol = row.symbol ?? row.title
  const sent = await send(ask, form, draftDecision, {
    roundId: row.round_id,
    organisationId: row.organisation_id ?? '',
    kind: 'revocation',
    form: null,
    level: row.level as '',
    title: t('vi')('deciding.revoke.title', { symbol, name }).slice(0, 500),
    preamble: '',
    bases: [],
    lines: [
      {
        subject: line.subject as 'model',
        participationId: null,
        organisationId: line.organisation_id,
        printed: line.printed,
        title: line.title,
        unitPrinted: line.unit_printed,
        reason: form.text('violation'),
        periodPrinted: '',
        money: null,
        revokesId: line.id,
        ground: GROUNDS.find((g) => g === form.text('ground')) ?? null,
      },
    ],
  })
  if (sent.done) return ask.http.redirect(localHref(ask.lang, `${DECISIONS}/${sent.result.decisionId}`), 303)
  const { errors, status } = sent
  return show(ask, facts, { action: `${hrefOf(facts)}/thu-hoi`, form, errors, status })
}
