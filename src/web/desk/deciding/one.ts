import { dropDecision } from '../../../app/deciding/draft.ts'
import { issueDecision, signDecision } from '../../../app/deciding/issue.ts'
import { type DecisionFacts, decisionPage } from '../../../app/deciding/read.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { DecisionPage } from '../../views/deciding/one.tsx'
import type { FormModel } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { type Sent, send, TypedForm } from '../typed-form.ts'
import { formNames, lineView } from './line-view.ts'
import { dropForm, issueForm, signForm } from './one-forms.ts'
import { DECISIONS, kindWords } from './words.ts'

export const hrefOf = (id: string): string => `${DECISIONS}/${id}`

interface CameBack {
  readonly action: string
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

export const decision: Handler = (ask) => show(ask, idOrNothing(ask.param('id')))

async function show(ask: Ask, id: string, back?: CameBack): Promise<Response> {
  const { lang } = ask
  const asked = Number(ask.query('tu') ?? '0')
  const from = Number.isSafeInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 0
  const facts = await decisionPage(ask.app, signedIn(ask), id, from)
  const { row } = facts
  const again = (form: FormModel): FormModel =>
    back?.action === form.action ? { ...form, typed: back.form.typed, errors: back.errors } : form
  const page = DecisionPage({
    page: ask.page,
    newKey: ask.app.newId,
    errors: back?.errors ?? [],
    title: row.title,
    kind: kindWords(lang, { kind: row.kind, ...formNames(facts.pack, row.form) }),
    state: row.state,
    issuer: row.issuer ?? '',
    round: facts.round.label,
    preamble: row.preamble,
    bases: facts.bases.map((b) => `${b.symbol}: ${b.title}`),
    lines: facts.lines.map((line) => lineView(lang, facts, line)),
    forms: forms(ask, facts).map(again),
    needsNumbering: facts.numbers && row.state === 'signed' && facts.numberings.length === 0,
    ...defined({
      symbol: row.symbol,
      signer: row.signer === null ? null : [row.signer, row.signer_post ?? ''].filter((x) => x !== '').join(', '),
      signedOn: row.signed_on === null ? null : formatDate(lang, row.signed_on),
      issuedOn: row.decided_on === null ? null : formatDate(lang, row.decided_on),
      first: from > 0 ? hrefOf(id) : undefined,
      next: facts.next === undefined ? undefined : `${hrefOf(id)}?tu=${facts.next}`,
    }),
  })
  return ask.http.html(renderPage(page), back?.status ?? 200)
}

/** What the reader may do with it where it stands. */
function forms(ask: Ask, facts: DecisionFacts): FormModel[] {
  const { state } = facts.row
  const open = state === 'draft' || state === 'signed'
  return [
    ...(facts.signs && state === 'draft' ? [signForm(ask, facts, hrefOf(facts.row.id))] : []),
    ...(facts.numbers && state === 'signed' && facts.numberings.length > 0
      ? [issueForm(ask, facts, hrefOf(facts.row.id))]
      : []),
    ...(facts.drafts && open ? [dropForm(ask, facts, hrefOf(facts.row.id))] : []),
  ]
}

/** Sends one of the page's forms; what is refused comes back in its place. */
async function posted<Output>(ask: Ask, step: string, run: (id: string, form: TypedForm) => Promise<Sent<Output>>) {
  const id = idOrNothing(ask.param('id'))
  const form = new TypedForm(ask)
  const sent = await run(id, form)
  if (sent.done) return ask.http.redirect(localHref(ask.lang, hrefOf(id)), 303)
  // a refusal about its lines has no field here: it stands at the top
  const errors = sent.errors.map((e) => (e.field.startsWith('lines') ? { ...e, field: 'dong' } : e))
  return show(ask, id, { action: `${hrefOf(id)}/${step}`, form, errors, status: sent.status })
}

export const decisionSign: Handler = (ask) =>
  posted(ask, 'ky', (decisionId, form) =>
    send(ask, form, signDecision, {
      decisionId,
      version: form.version,
      on: form.needDay('on'),
      signer: form.text('signer'),
      post: form.text('post'),
    }),
  )

export const decisionIssue: Handler = (ask) =>
  posted(ask, 'ban-hanh', (decisionId, form) =>
    send(ask, form, issueDecision, {
      decisionId,
      version: form.version,
      numberingId: form.text('numberingId'),
      on: form.needDay('on'),
    }),
  )

export const decisionDrop: Handler = (ask) =>
  posted(ask, 'bo', (decisionId, form) =>
    send(ask, form, dropDecision, { decisionId, version: form.version, reason: form.text('reason') }),
  )
