import { pinRound } from '../../../app/setup/pinned.ts'
import { addQuota, dropQuota } from '../../../app/setup/quotas.ts'
import type { RoundFacts } from '../../../app/setup/round-facts.ts'
import { roundChoices } from '../../../app/setup/rules-facts.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { REGISTRATIONS } from '../../../core/registration/items.ts'
import { ORGANISATION_KINDS } from '../../../core/registry/organisation-kind.ts'
import { validOn } from '../../../core/rules/validity.ts'
import { UNIT_TYPES, type UnitType } from '../../../core/units/type-words.ts'
import { type Lang, t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Choice } from '../../components/form.tsx'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { daysWords } from '../../views/setup/parts.tsx'
import { quotaWords } from '../../views/setup/quota-words.ts'
import { signedIn } from '../signed-in.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { ownFacts, readReason, reasonField, roundCrumb, roundHref } from './rounds.ts'
import { named, roundCrumbs } from './words.ts'

type Choices = Awaited<ReturnType<typeof roundChoices>>
type Rules = Choices['packs'][number] | Choices['sets'][number]

/** A pack or a set with what one must know to choose it: since when, and whether a body adopted it. */
function rulesLabel(lang: Lang, row: Rules): string {
  const say = t(lang)
  const kind = 'kind' in row ? [valueLabel(lang, 'model-kind', row.kind).toLowerCase()] : []
  const state = row.adopted_on === null ? [say('setup.not-adopted')] : []
  return `${row.name} (${[...kind, daysWords(lang, row.valid_from, row.valid_to), ...state].join('; ')})`
}

/** What holds on a day, and what is chosen already whatever its days. */
const held = <T extends Rules>(rows: readonly T[], day: string, chosen: readonly string[]): readonly T[] =>
  rows.filter((row) => chosen.includes(row.id) || validOn(row, day) !== 'expired')

export interface Pinned {
  readonly packId: string | null
  readonly setIds: readonly string[]
  readonly basisIds: readonly string[]
}

/** The fields for pack, criteria sets and legal bases. Texts that hold no longer are offered only when they are cited. */
export function ruleFields(ask: Ask, choices: Choices, chosen: Pinned, day: string): readonly FormField[] {
  const { lang } = ask
  const say = t(lang)
  const option = (row: Rules): Choice => ({ value: row.id, label: rulesLabel(lang, row) })
  const packs = held(choices.packs, day, chosen.packId === null ? [] : [chosen.packId])
  const bases = choices.bases.filter((b) => chosen.basisIds.includes(b.id) || validOn(b, day) !== 'expired')
  const none = { kind: 'heading' as const, value: '' }
  const sets = held(choices.sets, day, chosen.setIds)
  return [
    {
      name: 'packId',
      label: say('setup.pack'),
      kind: 'choice',
      choices: packs.map(option),
      none: say('rounds.no-pack'),
      value: chosen.packId ?? '',
    },
    sets.length === 0
      ? { name: 'setIds', label: say('rounds.no-sets'), ...none }
      : {
          name: 'setIds',
          label: say('setup.sets'),
          kind: 'ticks',
          choices: sets.map(option),
          value: chosen.setIds,
          optional: true,
        },
    bases.length === 0
      ? { name: 'basisIds', label: say('rounds.no-bases'), ...none }
      : {
          name: 'basisIds',
          label: say('setup.bases'),
          hint: say('rounds.bases.hint'),
          kind: 'ticks',
          choices: bases.map((b) => ({ value: b.id, label: `${b.symbol}: ${b.title}` })),
          value: chosen.basisIds,
          optional: true,
        },
  ]
}

export const readRules = (form: FormReader, choices: Choices) => ({
  packId: form.maybe(
    'packId',
    choices.packs.map((row) => row.id),
  ),
  setIds: form.list(
    'setIds',
    choices.sets.map((row) => row.id),
  ),
  basisIds: form.list(
    'basisIds',
    choices.bases.map((row) => row.id),
  ),
})

const withChoices = async (ask: Ask) => {
  const facts = await ownFacts(ask)
  const of = { movementId: facts.round.movement_id, unitId: facts.round.unit_id }
  return { facts, choices: await roundChoices(ask.app, signedIn(ask), of) }
}

export const editPins: FormHandlers = formHandlers({
  facts: withChoices,
  view: (ask, { facts, choices }) => ({
    title: t(ask.lang)('rounds.rules'),
    lead: t(ask.lang)('rounds.rules.lead'),
    crumbs: roundCrumbs(ask, roundCrumb(facts), { label: t(ask.lang)('rounds.rules') }),
    fields: [
      ...ruleFields(
        ask,
        choices,
        {
          packId: facts.round.rule_pack_id,
          setIds: facts.sets.map(({ set }) => set.id),
          basisIds: facts.bases.map((b) => b.id),
        },
        facts.round.announced_on ?? facts.today,
      ),
      ...reasonField(ask, facts.state),
    ],
    version: facts.round.version,
  }),
  read: (form, { facts, choices }) => ({
    ...readRules(form, choices),
    roundId: facts.round.id,
    version: form.version(),
    reason: readReason(form, facts),
  }),
  command: pinRound,
  done: ({ roundId }) => `${roundHref(roundId)}#quy-tac`,
})

const TYPES = Object.keys(UNIT_TYPES) as UnitType[]

export const newQuota: FormHandlers = formHandlers({
  facts: withChoices,
  view: (ask, { facts, choices }) => {
    const say = t(ask.lang)
    const labels = (list: string, values: readonly string[]) =>
      values.map((value) => ({ value, label: valueLabel(ask.lang, list, value) }))
    return {
      title: say('rounds.quota.new'),
      lead: say('rounds.quota.lead'),
      crumbs: roundCrumbs(ask, roundCrumb(facts), { label: say('rounds.quota.new') }),
      fields: [
        {
          name: 'unitTypes',
          label: say('rounds.quota.units'),
          kind: 'ticks',
          choices: TYPES.map((one) => ({ value: one, label: one })),
          value: [],
          optional: true,
        },
        {
          name: 'organisationKinds',
          label: say('rounds.quota.bodies'),
          kind: 'ticks',
          choices: labels('org-kind', ORGANISATION_KINDS),
          value: [],
          optional: true,
        },
        {
          name: 'registrations',
          label: say('rounds.quota.registrations'),
          hint: say('rounds.quota.registrations.hint'),
          kind: 'ticks',
          choices: labels('registration', REGISTRATIONS),
          value: [],
          optional: true,
        },
        {
          name: 'fieldCode',
          label: say('setup.field'),
          kind: 'choice',
          choices: choices.fields.map((f) => ({ value: f.code, label: named(ask.lang, f) })),
          none: say('setup.set.every-field'),
          value: '',
        },
        { name: 'min', label: say('rounds.quota.min'), kind: 'number', value: '1' },
        { name: 'max', label: say('rounds.quota.max'), kind: 'number', value: '', optional: true },
        { name: 'basis', label: say('setup.basis'), kind: 'line', value: '', optional: true },
        ...reasonField(ask, facts.state),
      ],
    }
  },
  read: (form, { facts, choices }, ask) => {
    const unitTypes = form.list('unitTypes', TYPES)
    const organisationKinds = form.list('organisationKinds', ORGANISATION_KINDS)
    if (unitTypes.length + organisationKinds.length === 0) form.wrong('unitTypes', t(ask.lang)('rounds.quota.nobody'))
    const min = form.neededWhole('min', 0, 9999)
    const max = form.whole('max', 0, 9999)
    if (max !== null && max < min) form.wrong('max', t(ask.lang)('rounds.quota.wrong'))
    return {
      roundId: facts.round.id,
      unitTypes,
      organisationKinds,
      registrations: form.list('registrations', REGISTRATIONS),
      fieldCode:
        form.maybe(
          'fieldCode',
          choices.fields.map((f) => f.code),
        ) ?? '',
      min,
      max,
      basis: form.text('basis'),
      reason: readReason(form, facts),
    }
  },
  command: addQuota,
  done: (_, { facts }) => `${roundHref(facts.round.id)}#chi-tieu`,
})

function quotaOf(ask: Ask, facts: RoundFacts): RoundFacts['quotas'][number] {
  const quota = facts.quotas.find((one) => one.id === ask.param('quota'))
  if (quota === undefined) throw new ProblemError(problem('not-found'))
  return quota
}

export const removeQuota: FormHandlers = formHandlers({
  facts: ownFacts,
  view: (ask, facts) => ({
    title: t(ask.lang)('rounds.quota.drop'),
    lead: quotaWords(ask.lang, quotaOf(ask, facts)),
    crumbs: roundCrumbs(ask, roundCrumb(facts), { label: t(ask.lang)('rounds.quota.drop') }),
    fields: reasonField(ask, facts.state),
    button: t(ask.lang)('rounds.quota.drop'),
    version: quotaOf(ask, facts).version,
  }),
  read: (form, facts, ask) => ({
    quotaId: quotaOf(ask, facts).id,
    version: form.version(),
    reason: readReason(form, facts),
  }),
  command: dropQuota,
  done: ({ roundId }) => `${roundHref(roundId)}#chi-tieu`,
})
