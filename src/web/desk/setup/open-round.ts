import { execute } from '../../../app/command.ts'
import { type CopyFacts, copyFacts, startFacts } from '../../../app/setup/copy-facts.ts'
import { type DraftInput, draftRound } from '../../../app/setup/draft-round.ts'
import { maySetUpHere } from '../../../app/setup/may.ts'
import type { QuotaInput } from '../../../app/setup/quotas.ts'
import { loadReference, type RuleDefaults } from '../../../app/setup/reference.ts'
import { movements as movementsIn } from '../../../app/setup/register-facts.ts'
import { roundChoices } from '../../../app/setup/rules-facts.ts'
import { vietnamDay } from '../../../core/clock.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import type { Windows } from '../../../core/rounds/window.ts'
import { validOn } from '../../../core/rules/validity.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { LeftBehindNote } from '../../views/setup/left-behind.tsx'
import { quotaWords } from '../../views/setup/quota-words.ts'
import { StartPage } from '../../views/setup/start.tsx'
import { signedIn } from '../signed-in.ts'
import { choice, heading, line, number } from './fields.ts'
import { type FormHandlers, formHandlers, formKey } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { pick } from './hub.ts'
import { programmeName } from './programmes.ts'
import { readRules, ruleFields } from './round-rules.ts'
import { headFields, readHead, roundHref, windowFields } from './rounds.ts'
import { choicesOf, named, ownUnit, ROUNDS, roundCrumbs, unitText } from './words.ts'

const HERE = `${ROUNDS}/mo-moi`

/** First page: which round it is like, or none. */
export const roundStart: Handler = async (ask) => {
  const { rounds } = await startFacts(ask.app, signedIn(ask))
  return ask.http.html(
    renderPage(
      StartPage({
        page: ask.page,
        crumbs: roundCrumbs(ask, { label: t(ask.lang)('rounds.new') }),
        rounds: rounds.map((row) => ({ ...row, programme: programmeName(ask, row), href: `${HERE}/${row.id}` })),
        freshHref: ask.site.ruleDefaults === undefined ? undefined : `${HERE}/mau`,
      }),
    ),
  )
}

interface Copying extends CopyFacts {
  readonly choices: Awaited<ReturnType<typeof roundChoices>>
}

async function copying(ask: Ask): Promise<Copying> {
  const facts = await copyFacts(ask.app, signedIn(ask), ask.param('from'))
  const of = { movementId: facts.from.movement_id, unitId: facts.from.unit_id }
  return { ...facts, choices: await roundChoices(ask.app, signedIn(ask), of) }
}

/** Which programme the draft goes to: the same, or a new one because the period is over. */
function programmeWords(ask: Ask, facts: Copying): string {
  const { from, programme } = facts
  if ('id' in programme) return t(ask.lang)('rounds.copy.same', { programme: programmeName(ask, from) })
  const [first, last] = programme.newPeriod
  const label = first === last ? String(first) : `${first}-${last}`
  return t(ask.lang)('rounds.copy.next', {
    programme: programmeName(ask, { ...from, period_label: label }),
    old: formatPeriod(ask.lang, facts.periodLabel),
  })
}

const asQuota = (quota: CopyFacts['quotas'][number]): QuotaInput => ({
  unitTypes: quota.unit_types as QuotaInput['unitTypes'],
  organisationKinds: quota.organisation_kinds as QuotaInput['organisationKinds'],
  registrations: quota.registrations as QuotaInput['registrations'],
  fieldCode: quota.field_code,
  min: quota.min,
  max: quota.max,
  basis: quota.basis ?? '',
})

/** Second page: last year's round a year later, everything of it to be looked at once. */
export const copyRound: FormHandlers = formHandlers({
  facts: copying,
  view: (ask, facts) => {
    const say = t(ask.lang)
    const { proposed, from } = facts
    const quotas = facts.quotas.map((quota) => ({ value: quota.id, label: quotaWords(ask.lang, quota) }))
    const opens = proposed.windows.opensOn ?? vietnamDay(ask.app.clock())
    return {
      title: say('rounds.new'),
      lead: programmeWords(ask, facts),
      crumbs: roundCrumbs(ask, { label: say('rounds.new'), href: HERE }, { label: from.label, vi: true }),
      before: LeftBehindNote({ lang: ask.lang, left: proposed.left }),
      fields: [
        ...headFields(ask, { label: proposed.label, year: proposed.year, level: from.level }),
        ...windowFields(ask, proposed.windows),
        { name: 'rulesHead', label: say('rounds.rules'), kind: 'heading', value: '' },
        ...ruleFields(ask, facts.choices, proposed, opens),
        ...(quotas.length === 0
          ? []
          : [
              {
                name: 'quotas',
                label: say('setup.quotas'),
                kind: 'ticks' as const,
                choices: quotas,
                value: quotas.map((q) => q.value),
                optional: true,
              },
            ]),
      ],
      button: say('rounds.draft.button'),
    }
  },
  read: (form, facts): DraftInput => {
    const { programme, from } = facts
    const ticked = form.list(
      'quotas',
      facts.quotas.map((quota) => quota.id),
    )
    return {
      ...readHead(form),
      programme:
        'id' in programme
          ? programme
          : {
              movementId: from.movement_id,
              unitId: from.unit_id,
              periodId: null,
              yearFrom: programme.newPeriod[0],
              yearTo: programme.newPeriod[1],
            },
      copiedFromId: from.id,
      rules: readRules(form, facts.choices),
      quotas: facts.quotas.filter((quota) => ticked.includes(quota.id)).map(asQuota),
    }
  },
  command: draftRound,
  done: ({ roundId }) => roundHref(roundId),
})

/** The criteria sets that a first round starts with: a scored one for collectives and a list for individuals. */
const FIRST_SETS = (defaults: RuleDefaults): readonly string[] => {
  const first = (kind: string) => defaults.sets.find((one) => one.kind === kind)?.name
  return [first('collective'), first('individual')].filter((name) => name !== undefined)
}

interface Fresh {
  readonly defaults: RuleDefaults
  readonly movements: Awaited<ReturnType<typeof movementsIn>>
  readonly today: string
  readonly year: number
}

async function fresh(ask: Ask): Promise<Fresh> {
  const { ruleDefaults: defaults } = ask.site
  if (defaults === undefined) throw new ProblemError(problem('not-found'))
  const today = vietnamDay(ask.app.clock())
  // From October on people plan the next year.
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= '10-01' ? 1 : 0)
  return { defaults, movements: await movementsIn(ask.app, signedIn(ask)), today, year }
}

function freshFields(ask: Ask, { defaults, movements, today, year }: Fresh): readonly FormField[] {
  const say = t(ask.lang)
  return [
    choice('movementId', say('setup.movement'), {
      choices: choicesOf(movements, (m) => named(ask.lang, m)),
      value: movements[0]?.id,
    }),
    line('unitId', say('setup.programme.unit'), unitText(ask, ownUnit(signedIn(ask))), {
      hint: say('setup.unit.example'),
    }),
    number('yearFrom', say('rounds.fresh.from'), String(year), { beside: true }),
    number('yearTo', say('setup.period.to'), String(year), { beside: true }),
    ...headFields(ask, { label: say('rounds.label.year', { year: String(year) }), year, level: '' }),
    ...windowFields(ask, calendarOf(defaults, year)),
    ...referenceFields(ask, defaults, today),
  ]
}

/** The days of the reference in a year. */
function calendarOf({ calendar: c }: RuleDefaults, year: number): Windows {
  const on = (monthDay: string) => `${year}-${monthDay}`
  return {
    opensOn: on(c.opens),
    closesOn: on(c.closes),
    appraisalFrom: on(c.appraisalFrom),
    appraisalTo: on(c.appraisalTo),
    recognitionFrom: on(c.recognitionFrom),
    recognitionTo: on(c.recognitionTo),
  }
}

/** What of the references comes along: the first pack and the usual sets are ticked, nothing else. */
function referenceFields(ask: Ask, defaults: RuleDefaults, today: string): readonly FormField[] {
  const say = t(ask.lang)
  const ticks = (name: string, label: string, names: readonly string[], value: readonly string[]): FormField => ({
    name,
    label,
    kind: 'ticks',
    choices: names.map((one) => ({ value: one, label: one })),
    value,
    optional: true,
  })
  const namesOf = (all: readonly { readonly name: string }[]) => all.map((one) => one.name)
  const held = defaults.bases.filter(
    (b) => validOn({ valid_from: b.validFrom, valid_to: b.validTo }, today) === 'valid',
  )
  return [
    heading('rulesHead', say('rounds.fresh.rules')),
    ticks('packs', say('setup.packs'), namesOf(defaults.packs), namesOf(defaults.packs).slice(0, 1)),
    ticks('sets', say('setup.sets'), namesOf(defaults.sets), FIRST_SETS(defaults)),
    {
      ...ticks('bases', say('setup.bases'), [], []),
      choices: held.map((b) => ({ value: b.symbol, label: `${b.symbol}: ${b.title}` })),
    },
    ticks('quotas', say('setup.quotas'), namesOf(defaults.quotas), []),
  ]
}

/** Takes the ticked references into the books, and gives what the draft goes by. */
async function loadTicked(ask: Ask, form: FormReader, given: { movementId: string; unitId: string; year: number }) {
  const { defaults } = await fresh(ask)
  const chosen = pick(defaults, (list) => ask.form.getAll(list))
  const actor = signedIn(ask)
  const unitId = (await maySetUpHere(ask.app, actor, null)) ? null : given.unitId
  const input = { movementId: given.movementId, unitId, validFrom: `${given.year}-01-01`, ...chosen }
  const { result } = await execute(ask.app, loadReference, actor, input, formKey(ask, loadReference.name))
  const ticked = form.list(
    'quotas',
    defaults.quotas.map((one) => one.name),
  )
  const quotas = defaults.quotas.filter((one) => ticked.includes(one.name))
  return {
    rules: { packId: result.packIds[0] ?? null, setIds: [...result.setIds], basisIds: [...result.basisIds] },
    quotas: quotas.map(({ name: _, official: __, source, ...quota }) => ({ ...quota, basis: source.slice(0, 500) })),
  }
}

const NOTHING = { rules: { packId: null, setIds: [], basisIds: [] }, quotas: [] }

/** Second page when there is no earlier round: the references, none of them official or adopted. */
export const freshRound: FormHandlers = formHandlers({
  facts: fresh,
  view: (ask, facts) => ({
    title: t(ask.lang)('rounds.new'),
    lead: t(ask.lang)('rounds.fresh.lead', { mark: facts.defaults.mark[ask.lang] }),
    crumbs: roundCrumbs(ask, { label: t(ask.lang)('rounds.new'), href: HERE }, { label: t(ask.lang)('rounds.fresh') }),
    fields: freshFields(ask, facts),
    button: t(ask.lang)('rounds.draft.button'),
  }),
  read: async (form, { movements, year }, ask): Promise<DraftInput> => {
    form.needed('unitId')
    const movementId = form.one(
      'movementId',
      movements.map((m) => m.id),
    )
    const unitId = form.unit('unitId') ?? ask.app.newId()
    const head = readHead(form)
    const [yearFrom, yearTo] = [form.year('yearFrom'), form.year('yearTo')]
    const sound = form.errors.length + form.missing.length === 0
    const loaded = sound ? await loadTicked(ask, form, { movementId, unitId, year: head.year ?? year }) : NOTHING
    return {
      ...head,
      programme: { movementId, unitId, periodId: null, yearFrom, yearTo },
      copiedFromId: null,
      ...loaded,
    }
  },
  command: draftRound,
  done: ({ roundId }) => roundHref(roundId),
})
