import { addSet, adoptSet, changeSet, endSet, renewSet } from '../../../app/setup/criteria-sets.ts'
import { LEVELS } from '../../../app/setup/rounds.ts'
import { rulesChoices, type SetFacts, setFacts, setsFor } from '../../../app/setup/rules-facts.ts'
import { vietnamDay } from '../../../core/clock.ts'
import { mayAnywhere } from '../../../core/policy.ts'
import { pointsOf } from '../../../core/rules/points.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { SetPage, SetsPage } from '../../views/setup/criteria-sets.tsx'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { signedIn } from '../signed-in.ts'
import { adoptionFields, readAdoption, readRenew, renewFields } from './adoption.ts'
import { choice, day, lastDay, line, number, whose } from './fields.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { must } from './must.ts'
import { typedHalves } from './rule-packs.ts'
import { choicesOf, crumbs, named, ownUnit, SETUP, unitText } from './words.ts'

const HERE = `${SETUP}/tieu-chi`
const KINDS = ['collective', 'individual'] as const
export const setsCrumb = (ask: Ask) => ({ label: t(ask.lang)('setup.sets'), href: HERE })
export const setHref = (id: string): string => `${HERE}/${id}`
export const setCrumb = ({ set }: SetFacts) => ({ label: set.name, href: setHref(set.id), vi: true })
const seen = (ask: Ask): Promise<SetFacts> => setFacts(ask.app, signedIn(ask), ask.param('id'))
/** A set for a form: only for who may change it. */
export async function setFactsOf(ask: Ask): Promise<SetFacts> {
  const facts = await seen(ask)
  must(facts.may)
  return facts
}

export const sets: Handler = async (ask) => {
  const { lines, after } = await setsFor(ask.app, signedIn(ask), ask.query('sau'))
  return ask.http.html(
    renderPage(
      SetsPage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.sets') }),
        saved: ask.query('xong') !== undefined,
        sets: lines.map((row) => ({ ...row, href: setHref(row.id), unit: unitText(ask, row.unit_id) })),
        newHref: `${HERE}/moi`,
        referenceHref: `${SETUP}/mau-tham-khao`,
        paging: after === undefined ? {} : { next: `${HERE}?sau=${after}` },
      }),
    ),
  )
}

export const set: Handler = async (ask) => {
  const facts = await seen(ask)
  return ask.http.html(
    renderPage(
      SetPage({
        page: ask.page,
        crumbs: crumbs(ask, setsCrumb(ask), { label: facts.set.name, vi: true }),
        saved: ask.query('xong') !== undefined,
        facts,
        href: setHref(facts.set.id),
        unit: unitText(ask, facts.set.unit_id),
        mayRenew: mayAnywhere(signedIn(ask), 'movement.set-up').ok,
      }),
    ),
  )
}

type Choices = Awaited<ReturnType<typeof rulesChoices>>

/** What a set is for; the same for a new one and for one that is changed. */
function headFields(ask: Ask, { fields }: Choices, row: SetFacts['set'] | undefined): readonly FormField[] {
  const say = t(ask.lang)
  const labels = (list: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: valueLabel(ask.lang, list, value) }))
  const byCode = fields.map((f) => ({ value: f.code, label: named(ask.lang, f) }))
  const levels = LEVELS.filter((level) => level !== '')
  const mark = ask.lang === 'vi' ? ',' : '.'
  return [
    line('name', say('setup.set.name'), row?.name, { hint: say('setup.set.name.hint') }),
    choice('kind', say('setup.set.for'), { choices: labels('model-kind', KINDS), value: row?.kind ?? 'collective' }),
    choice(
      'fieldCode',
      say('setup.field'),
      { choices: byCode, value: row?.field_code },
      { none: say('setup.set.every-field') },
    ),
    choice(
      'level',
      say('setup.level'),
      { choices: labels('level', levels), value: row?.level },
      { none: say('setup.set.every-level') },
    ),
    number('bonusMaxHalves', say('setup.set.bonus'), row === undefined ? '' : pointsOf(row.bonus_max_halves, mark), {
      hint: say('setup.set.bonus.hint'),
      optional: true,
    }),
    day(ask, 'validFrom', say('setup.from'), row?.valid_from ?? vietnamDay(ask.app.clock())),
    lastDay(ask, say('setup.to'), row?.valid_to),
  ]
}

const readHead = (form: FormReader, { fields }: Choices, ask: Ask) => ({
  name: form.needed('name'),
  kind: form.one('kind', KINDS),
  fieldCode:
    form.maybe(
      'fieldCode',
      fields.map((f) => f.code),
    ) ?? '',
  level: form.maybe('level', LEVELS) ?? ('' as const),
  bonusMaxHalves: typedHalves(ask, form, 'bonusMaxHalves') ?? 0,
  validFrom: form.neededDay('validFrom'),
  validTo: form.lastDay('validTo'),
})

export const newSet: FormHandlers = formHandlers({
  facts: (ask) => rulesChoices(ask.app, signedIn(ask)),
  view: (ask, choices) => {
    const say = t(ask.lang)
    const { movements } = choices
    return {
      title: say('setup.set.new'),
      lead: say('setup.set.new.lead'),
      crumbs: crumbs(ask, setsCrumb(ask), { label: say('setup.set.new') }),
      fields: [
        choice('movementId', say('setup.movement'), {
          choices: choicesOf(movements, (m) => named(ask.lang, m)),
          value: movements[0]?.id,
        }),
        ...headFields(ask, choices, undefined),
        whose(ask, ownUnit(signedIn(ask))),
      ],
    }
  },
  read: (form, choices, ask) => ({
    ...readHead(form, choices, ask),
    movementId: form.one(
      'movementId',
      choices.movements.map((m) => m.id),
    ),
    unitId: form.unit('unitId'),
  }),
  command: addSet,
  done: ({ setId }) => setHref(setId),
})

export const editSet: FormHandlers = formHandlers({
  facts: async (ask) => ({ ...(await setFactsOf(ask)), choices: await rulesChoices(ask.app, signedIn(ask)) }),
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.set.edit'),
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.edit') }),
    fields: headFields(ask, facts.choices, facts.set),
    version: facts.set.version,
  }),
  read: (form, facts, ask) => ({ ...readHead(form, facts.choices, ask), setId: facts.set.id, version: form.version() }),
  command: changeSet,
  done: ({ setId }) => setHref(setId),
})

export const stopSet: FormHandlers = formHandlers({
  facts: setFactsOf,
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.end'),
    lead: t(ask.lang)('setup.end.lead'),
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.end') }),
    fields: [lastDay(ask, t(ask.lang)('setup.to'), facts.set.valid_to)],
    version: facts.set.version,
  }),
  read: (form, { set: row }) => ({ setId: row.id, version: form.version(), validTo: form.lastDay('validTo') }),
  command: endSet,
  done: ({ setId }) => setHref(setId),
})

export const renewedSet: FormHandlers = formHandlers({
  facts: seen,
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.renew'),
    lead: t(ask.lang)('setup.renew.lead'),
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.renew') }),
    fields: renewFields(ask, facts.set.name, facts.may ? facts.set.unit_id : ownUnit(signedIn(ask))),
  }),
  read: (form, { set: row }) => ({ setId: row.id, ...readRenew(form) }),
  command: renewSet,
  done: ({ setId }) => setHref(setId),
})

export const adoptedSet: FormHandlers = formHandlers({
  facts: setFactsOf,
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.adopt'),
    lead: t(ask.lang)('setup.adopt.lead'),
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.adopt') }),
    fields: adoptionFields(ask),
    button: t(ask.lang)('setup.adopt.button'),
    version: facts.set.version,
  }),
  read: (form, { set: row }) => ({ setId: row.id, version: form.version(), ...readAdoption(form) }),
  command: adoptSet,
  done: ({ setId }) => setHref(setId),
})
