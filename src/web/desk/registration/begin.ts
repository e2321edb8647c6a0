import { execute } from '../../../app/command.ts'
import { idOrNothing } from '../../../app/portal/lookup.ts'
import { runningModels } from '../../../app/registration/read.ts'
import { type OpenRound, type Registrable, registrableRounds } from '../../../app/registration/rounds.ts'
import { startRegistration } from '../../../app/registration/start.ts'
import { type Problem, ProblemError } from '../../../core/problem.ts'
import { KINDS, type Kind, REGISTRATIONS, type Registration } from '../../../core/registration/items.ts'
import { t } from '../../../i18n/catalogue.ts'
import { explain } from '../../../i18n/explain-problem.ts'
import { formatDate } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import { localHref } from '../../components/page.ts'
import { renderPage } from '../../components/render.ts'
import type { Again, Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import { BeginPage } from '../../views/registration/begin.tsx'
import { formKey } from '../form-key.ts'
import { signedIn } from '../signed-in.ts'
import { offered } from './part.ts'
import { at } from './parts.ts'

/** Where a registration begins: what runs on, or something new. */
export const registrationBegin: Handler = (ask) => show(ask, [], 200)

const chosen = (ask: Ask, field: string): string | undefined =>
  ask.form.get(field)?.trim() || (ask.http.req.method === 'GET' ? ask.query(field) : undefined)

function roundAsked(ask: Ask, all: Registrable): OpenRound | undefined {
  const wanted = chosen(ask, 'dot')
  return all.rounds.find(({ round }) => round.id === wanted) ?? (wanted === undefined ? all.rounds[0] : undefined)
}

async function show(ask: Ask, errors: readonly FieldError[], status: 200 | 403 | 409 | 422): Promise<Response> {
  const actor = signedIn(ask)
  const all = await registrableRounds(ask.app, actor)
  const open = roundAsked(ask, all) ?? all.rounds[0]
  const like = ask.query('tim')
  const running = open === undefined ? [] : await runningModels(ask.app, actor, open.round, like)
  return ask.http.html(
    renderPage(
      BeginPage({
        page: ask.page,
        action: at.begin,
        newKey: ask.app.newId(),
        errors,
        rounds: all.rounds.map(({ round }) => ({ value: round.id, label: roundLabel(ask, round) })),
        running: running.map((one) => ({
          id: one.id,
          name: one.name,
          kind: one.kind,
          unitId: one.unit_id,
          place: ask.app.units.fullName(one.unit_id),
          round: one.round_label,
          stage: one.status,
          ...defined({ taken: one.taken === null ? undefined : at.file(one.taken) }),
        })),
        typed: {
          name: chosen(ask, 'name') ?? '',
          kind: chosen(ask, 'kind') ?? 'collective',
          registration: chosen(ask, 'registration') ?? 'new',
          unit: chosen(ask, 'unitId') ?? open?.units[0] ?? '',
          organisation: chosen(ask, 'organisationId') ?? '',
        },
        organisations: all.organisations.map((one) => ({ value: one.id, label: one.name })),
        units: unitChoices(ask, open),
        kinds: KINDS.map((value) => ({ value, label: t(ask.lang)(`reg.kind.${value}`) })),
        types: (['new', 'breakthrough', 'replicated'] as const).map((value) => ({
          value,
          label: valueLabel(ask.lang, 'registration', value),
        })),
        ...defined({
          like,
          round: open?.round.id,
          roundLabel: open === undefined ? undefined : roundLabel(ask, open.round),
          window: open === undefined ? undefined : windowWords(ask, open),
          offer: chosen(ask, 'buoc'),
        }),
      }),
    ),
    status,
  )
}

const unitChoices = (ask: Ask, open: OpenRound | undefined): readonly Choice[] =>
  (open?.units ?? []).map((id) => ({ value: id, label: ask.app.units.fullName(id) }))

export const roundLabel = (ask: Ask, round: { label: string; movement_name: string; unit_id: string }): string =>
  `${round.label} · ${round.movement_name} · ${ask.app.units.fullName(round.unit_id)}`

/** How the window stands, in a sentence. */
export function windowWords(ask: Ask, { round, window }: Pick<OpenRound, 'round' | 'window'>): string {
  const say = t(ask.lang)
  const to = round.closes_on === null ? '' : formatDate(ask.lang, round.closes_on)
  if (window === 'open') return to === '' ? say('reg.new.window.open-ended') : say('reg.new.window.open', { to })
  if (window === 'late') return say('reg.new.window.late', { to })
  return window === 'not-yet' ? say('reg.new.window.not-yet') : say('reg.new.window.closed')
}

/** Begins: from a model that runs on, or from the name of something new. The same form twice gives one draft. */
export const registrationBeginSend: Handler = async (ask) => {
  const step = ask.form.get('buoc') ?? ''
  const kept = step.startsWith('duy-tri:') ? step.slice('duy-tri:'.length) : undefined
  const carriedFromId = kept ?? ask.form.get('tiep-noi') ?? ''
  const form = kept === undefined && ask.form.has('name') ? { name: ask.form.get('name') ?? '' } : {}
  try {
    const offer = await offered(ask, step)
    const { joinsId, ...more } = offer
    const organisationId = ask.form.get('organisationId') || null
    const input = {
      roundId: idOrNothing(ask.form.get('dot') ?? ''),
      unitId: idOrNothing(ask.form.get('unitId') ?? ''),
      kind: oneOf(KINDS, ask.form.get('kind'), 'collective') satisfies Kind,
      registration:
        more.registration ??
        (kept === undefined ? undefined : 'maintained') ??
        (oneOf(REGISTRATIONS, ask.form.get('registration'), 'new') satisfies Registration),
      organisationId,
      carriedFromId: carriedFromId === '' ? null : idOrNothing(carriedFromId),
      joinsId: joinsId ?? null,
      form: { ...form, ...more },
    }
    const { result } = await execute(
      ask.app,
      startRegistration,
      signedIn(ask),
      input,
      formKey(ask, 'registration.start'),
    )
    const id = result.registrationId
    const first = joinsId === undefined || joinsId === null ? at.part(id, 'ten') : at.part(id, 'tham-gia')
    return ask.http.redirect(localHref(ask.lang, carriedFromId === '' ? first : at.check(id)), 303)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (error.problem.code === 'forbidden' || error.problem.code === 'not-found') throw error
    return show(ask, [beginError(ask, error.problem)], error.problem.code === 'registration.twice' ? 409 : 422)
  }
}

const oneOf = <T extends string>(all: readonly T[], given: string | null, otherwise: T): T =>
  all.find((one) => one === given) ?? otherwise

function beginError(ask: Ask, p: Problem): FieldError {
  const [first = ''] = typeof p.details.findings === 'object' ? p.details.findings : []
  if (first === 'registration:not-for-kind')
    return { field: 'registration', message: t(ask.lang)('reg.type.individual-only') }
  return { field: first.startsWith('name') ? 'name' : 'unitId', message: explain(ask.lang, p) }
}

export const registrationBeginAgain: Again = (ask, p) =>
  p.code === 'form.expired' ? show(ask, [{ field: 'name', message: explain(ask.lang, p) }], 403) : undefined
