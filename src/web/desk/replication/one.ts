import { idOrNothing } from '../../../app/portal/lookup.ts'
import { replicationPage } from '../../../app/replication/read.ts'
import {
  abandonReplication,
  answerReplication,
  linkReplication,
  reportReplication,
} from '../../../app/replication/replicate.ts'
import { REPORTS } from '../../../core/replication/due.ts'
import type { FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { ReplicationPage } from '../../views/replication/one.tsx'
import type { FormModel } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'
import { type Sent, send, TypedForm } from '../typed-form.ts'
import { REPLICATIONS } from './list.ts'
import { receiverForms } from './one-forms.ts'

const hrefOf = (id: string): string => `${REPLICATIONS}/${id}`

interface CameBack {
  readonly action: string
  readonly form: TypedForm
  readonly errors: readonly FieldError[]
  readonly status: 409 | 422
}

/** One replication, for both its sides. */
export const replication: Handler = (ask) => show(ask, idOrNothing(ask.param('id')))

async function show(ask: Ask, id: string, back?: CameBack): Promise<Response> {
  const facts = await replicationPage(ask.app, signedIn(ask), id)
  const { row } = facts
  const again = (form: FormModel): FormModel =>
    back?.action === form.action ? { ...form, typed: back.form.typed, errors: back.errors } : form
  const page = ReplicationPage({
    page: ask.page,
    newKey: ask.app.newId,
    errors: back?.errors ?? [],
    model: facts.model.name,
    state: row.state ?? '',
    receiver: row.adopter ?? '',
    kept: row.kept,
    changed: row.changed,
    help: row.help,
    results: facts.results.map((r) => ({
      on: r.reported_on,
      running: r.running,
      text: r.text,
      by: r.by_name,
      ...defined({ months: r.months }),
    })),
    forms: receiverForms(ask, facts, hrefOf(id)).map(again),
    ...defined({
      origin: facts.originUnit === null ? null : ask.app.units.fullName(facts.originUnit),
      version: row.origin_name,
      file: row.origin_participation_id === null ? null : `/ban-lam-viec/ho-so/${row.origin_participation_id}`,
      own: facts.own?.name,
      proposedOn: row.proposed_on,
      adoptedOn: row.adopted_on,
      endedOn: row.ended_on,
      reason: row.reason,
    }),
  })
  return ask.http.html(renderPage(page), back?.status ?? 200)
}

/** Sends one of the page's forms; what is refused comes back in its place. */
async function posted<Output>(
  ask: Ask,
  step: string,
  run: (replicationId: string, form: TypedForm) => Promise<Sent<Output>>,
): Promise<Response> {
  const id = idOrNothing(ask.param('id'))
  const form = new TypedForm(ask)
  const sent = await run(id, form)
  if (sent.done) return ask.http.redirect(localHref(ask.lang, hrefOf(id)), 303)
  const field = (name: string) => (step === 'thoi' && name !== '_' && !name.startsWith('end-') ? `end-${name}` : name)
  const errors = sent.errors.map((e) => ({ ...e, field: field(e.field) }))
  return show(ask, id, { action: `${hrefOf(id)}/${step}`, form, errors, status: sent.status })
}

export const replicationConfirm: Handler = (ask) =>
  posted(ask, 'xac-nhan', (replicationId, form) =>
    send(ask, form, answerReplication, {
      replicationId,
      version: form.version,
      answer: 'confirmed',
      adoptedOn: form.needDay('adoptedOn'),
      kept: form.text('kept'),
      changed: form.text('changed'),
      reason: '',
      modelId: form.text('modelId') || null,
    }),
  )

export const replicationDecline: Handler = (ask) =>
  posted(ask, 'tu-choi', (replicationId, form) =>
    send(ask, form, answerReplication, {
      replicationId,
      version: form.version,
      answer: 'declined',
      adoptedOn: null,
      kept: '',
      changed: '',
      reason: form.text('reason'),
      modelId: null,
    }),
  )

export const replicationLink: Handler = (ask) =>
  posted(ask, 'mo-hinh', (replicationId, form) =>
    send(ask, form, linkReplication, { replicationId, version: form.version, modelId: form.text('modelId') }),
  )

export const replicationReport: Handler = (ask) =>
  posted(ask, 'ket-qua', (replicationId, form) =>
    send(ask, form, reportReplication, {
      replicationId,
      months: REPORTS.find((n) => String(n) === form.text('months')) ?? null,
      on: form.needDay('on'),
      running: form.text('running') === 'yes',
      text: form.text('text'),
    }),
  )

export const replicationAbandon: Handler = (ask) =>
  posted(ask, 'thoi', (replicationId, form) =>
    send(ask, form, abandonReplication, {
      replicationId,
      version: form.version,
      on: form.needDay('end-on'),
      reason: form.text('end-reason'),
    }),
  )
