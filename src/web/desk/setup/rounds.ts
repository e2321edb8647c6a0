import { type RoundFacts, roundFacts, roundsFor } from '../../../app/setup/round-facts.ts'
import { changeRound, LEVELS, stepRound } from '../../../app/setup/rounds.ts'
import { mayAnywhere } from '../../../core/policy.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { ROUND_STATES } from '../../../core/rounds/states.ts'
import { ROUND_STEP_NAMES, ROUND_STEPS, type RoundStepName, roundStepsFrom } from '../../../core/rounds/transitions.ts'
import type { Windows } from '../../../core/rounds/window.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { RoundPage } from '../../views/setup/round.tsx'
import { RoundsPage } from '../../views/setup/rounds.tsx'
import { signedIn } from '../signed-in.ts'
import { day, heading } from './fields.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { must } from './must.ts'
import { programmeName } from './programmes.ts'
import { dayText, ROUNDS, roundCrumbs, SETUP } from './words.ts'

export const roundHref = (id: string): string => `${ROUNDS}/${id}`
export const factsOf = (ask: Ask): Promise<RoundFacts> => roundFacts(ask.app, signedIn(ask), ask.param('id'))
/** The same for a form that changes the round: only for who may change it now. */
export async function ownFacts(ask: Ask): Promise<RoundFacts> {
  const facts = await factsOf(ask)
  must(mayChange(facts))
  return facts
}

/** A draft may be changed by who sets it up, a later round by who runs it, and one of documents by nobody. */
const mayChange = ({ state, may }: RoundFacts): boolean =>
  (state === 'draft' && may.setUp) || (may.run && state !== null && state !== 'archived')

export const roundCrumb = ({ round }: RoundFacts) => ({ label: round.label, href: roundHref(round.id), vi: true })

export const rounds: Handler = async (ask) => {
  const actor = signedIn(ask)
  const state = ask.query('trang-thai')
  const typedYear = ask.query('nam')
  const year = typedYear !== undefined && /^\d{4}$/.test(typedYear) ? Number(typedYear) : undefined
  const { lines, after } = await roundsFor(ask.app, actor, { after: ask.query('sau'), year, state })
  const kept = new URLSearchParams(defined({ nam: year?.toString(), 'trang-thai': state }) as Record<string, string>)
  if (after !== undefined) kept.set('sau', after)
  return ask.http.html(
    renderPage(
      RoundsPage({
        page: ask.page,
        crumbs: [{ label: t(ask.lang)('nav.desk'), href: '/ban-lam-viec' }, { label: t(ask.lang)('rounds.title') }],
        rounds: lines.map((row) => ({ ...row, href: roundHref(row.id), programme: programmeName(ask, row) })),
        here: ROUNDS,
        states: ROUND_STATES.map((one) => ({ value: one, label: valueLabel(ask.lang, 'round-state', one) })),
        state: state ?? '',
        year: typedYear ?? '',
        newHref: mayAnywhere(actor, 'movement.set-up').ok ? `${ROUNDS}/mo-moi` : undefined,
        paging: after === undefined ? {} : { next: `${ROUNDS}?${kept}` },
      }),
    ),
  )
}

export const round: Handler = async (ask) => {
  const facts = await factsOf(ask)
  const { may, state } = facts
  const steps = may.run ? roundStepsFrom(state) : { on: [], back: [] }
  return ask.http.html(
    renderPage(
      RoundPage({
        page: ask.page,
        crumbs: roundCrumbs(ask, { label: facts.round.label, vi: true }),
        saved: ask.query('xong') !== undefined,
        facts,
        programme: programmeName(ask, facts.round),
        href: roundHref(facts.round.id),
        setupHref: SETUP,
        steps,
        changes: mayChange(facts),
      }),
    ),
  )
}

const WINDOW_FIELDS = [
  ['opensOn', 'closesOn', 'registration'],
  ['appraisalFrom', 'appraisalTo', 'appraisal'],
  ['recognitionFrom', 'recognitionTo', 'recognition'],
] as const

/** Six days in three pairs. */
export function windowFields(ask: Ask, windows: Windows): readonly FormField[] {
  const say = t(ask.lang)
  return WINDOW_FIELDS.flatMap(([from, to, what]): FormField[] => {
    const more = { beside: true, optional: what !== 'registration' }
    return [
      heading(`${what}Head`, say(`rounds.${what}`)),
      day(ask, from, say('setup.from'), windows[from], more),
      day(ask, to, say('setup.to'), windows[to], more),
    ]
  })
}

export const readWindows = (form: FormReader): Windows => ({
  opensOn: form.day('opensOn'),
  closesOn: form.day('closesOn'),
  appraisalFrom: form.day('appraisalFrom'),
  appraisalTo: form.day('appraisalTo'),
  recognitionFrom: form.day('recognitionFrom'),
  recognitionTo: form.day('recognitionTo'),
})

/** How a round is called, of which year, at which level. */
export function headFields(
  ask: Ask,
  row: { readonly label: string; readonly year: number | null; readonly level: string },
): readonly FormField[] {
  const say = t(ask.lang)
  const levels = LEVELS.filter((level) => level !== '').map((level) => ({
    value: level,
    label: valueLabel(ask.lang, 'level', level),
  }))
  return [
    { name: 'label', label: say('rounds.label'), hint: say('rounds.label.hint'), kind: 'line', value: row.label },
    {
      name: 'year',
      label: say('rounds.year'),
      hint: say('rounds.year.hint'),
      kind: 'number',
      value: String(row.year ?? ''),
      optional: true,
    },
    {
      name: 'level',
      label: say('setup.level'),
      kind: 'choice',
      choices: levels,
      none: say('rounds.any-level'),
      value: row.level,
    },
  ]
}

export const readHead = (form: FormReader) => ({
  label: form.needed('label'),
  year: form.text('year') === '' ? null : form.year('year'),
  level: form.maybe('level', LEVELS) ?? ('' as const),
  windows: readWindows(form),
})

/** Why something of a round that was announced is changed; a draft needs no reason. */
export const reasonField = (ask: Ask, state: string | null): readonly FormField[] =>
  state === 'draft'
    ? []
    : [
        {
          name: 'reason',
          label: t(ask.lang)('rounds.reason'),
          hint: t(ask.lang)('rounds.reason.hint'),
          kind: 'lines',
          value: '',
        },
      ]

export const readReason = (form: FormReader, { state }: RoundFacts): string =>
  state === 'draft' ? '' : form.needed('reason')

export const editRound: FormHandlers = formHandlers({
  facts: ownFacts,
  view: (ask, facts) => ({
    title: t(ask.lang)('rounds.edit'),
    lead: t(ask.lang)('rounds.edit.lead'),
    crumbs: roundCrumbs(ask, roundCrumb(facts), { label: t(ask.lang)('rounds.edit') }),
    fields: [...headFields(ask, facts.round), ...windowFields(ask, facts.windows), ...reasonField(ask, facts.state)],
    version: facts.round.version,
  }),
  read: (form, facts) => ({
    ...readHead(form),
    roundId: facts.round.id,
    version: form.version(),
    reason: readReason(form, facts),
  }),
  command: changeRound,
  done: ({ roundId }) => roundHref(roundId),
})

function stepOf(ask: Ask): RoundStepName {
  const found = ROUND_STEP_NAMES.find((name) => name === ask.param('step'))
  if (found === undefined) throw new ProblemError(problem('not-found'))
  return found
}

function stepFields(ask: Ask, step: RoundStepName, facts: RoundFacts): readonly FormField[] {
  const say = t(ask.lang)
  if (ROUND_STEPS[step].reason)
    return [{ name: 'reason', label: say('rounds.reason'), hint: say('rounds.reason.hint'), kind: 'lines', value: '' }]
  if (step !== 'announce') return []
  const { round: row } = facts
  return [
    {
      name: 'symbol',
      label: say('rounds.announcement'),
      hint: say('rounds.announcement.hint'),
      kind: 'line',
      value: row.announcement ?? '',
    },
    { name: 'announcedOn', label: say('rounds.announced-on'), kind: 'day', value: dayText(ask.lang, row.announced_on) },
    { name: 'signer', label: say('rounds.signer'), kind: 'line', value: row.signer ?? '' },
  ]
}

/** One step of a round on a page of its own: what it means, what it needs, the button. */
export const takeStep: FormHandlers = formHandlers({
  facts: async (ask) => {
    const facts = await factsOf(ask)
    must(facts.may.run)
    return facts
  },
  view: (ask, facts) => {
    const step = stepOf(ask)
    const title = valueLabel(ask.lang, 'round-step', step)
    return {
      title,
      lead: valueLabel(ask.lang, 'round-step-lead', step),
      crumbs: roundCrumbs(ask, roundCrumb(facts), { label: title }),
      fields: stepFields(ask, step, facts),
      button: title,
      version: facts.round.version,
    }
  },
  read: (form, facts, ask) => {
    const step = stepOf(ask)
    return {
      roundId: facts.round.id,
      version: form.version(),
      step,
      reason: ROUND_STEPS[step].reason ? form.needed('reason') : '',
      announcement:
        step === 'announce'
          ? { symbol: form.needed('symbol'), announcedOn: form.day('announcedOn'), signer: form.needed('signer') }
          : null,
    }
  },
  command: stepRound,
  done: (_, { round: row }) => roundHref(row.id),
})
