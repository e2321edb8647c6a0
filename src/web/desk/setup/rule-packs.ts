import { addPack, adoptPack, changePack, endPack, renewPack } from '../../../app/setup/rule-packs.ts'
import { type PackFacts, packFacts, packsFor, rulesChoices } from '../../../app/setup/rules-facts.ts'
import { vietnamDay } from '../../../core/clock.ts'
import { mayAnywhere } from '../../../core/policy.ts'
import { halvesOf, pointsOf } from '../../../core/rules/points.ts'
import { type RulePack, VOTED } from '../../../core/rules/rule-pack.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { PackPage, PacksPage } from '../../views/setup/rule-packs.tsx'
import { signedIn } from '../signed-in.ts'
import { adoptionFields, readAdoption, readRenew, renewFields } from './adoption.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { must } from './must.ts'
import { choicesOf, crumbs, dayText, lastText, named, ownUnit, SETUP, unitText } from './words.ts'

const HERE = `${SETUP}/quy-tac`
export const packsCrumb = (ask: Ask) => ({ label: t(ask.lang)('setup.packs'), href: HERE })
export const packHref = (id: string): string => `${HERE}/${id}`
const facts = (ask: Ask): Promise<PackFacts> => packFacts(ask.app, signedIn(ask), ask.param('id'))
/** The same for a form: only for who may change it. */
export async function ownFacts(ask: Ask): Promise<PackFacts> {
  const found = await facts(ask)
  must(found.may)
  return found
}
export const packCrumb = ({ pack }: PackFacts) => ({ label: pack.name, href: packHref(pack.id), vi: true })

/** What may be voted on by a pack: the usual, its forms of award, and whatever else it has a rule for. */
export const mattersOf = (rules: RulePack): readonly string[] => [
  ...new Set([...VOTED, ...rules.awards.map((award) => award.form), ...Object.keys(rules.votes)]),
]

export const packs: Handler = async (ask) => {
  const { lines, after } = await packsFor(ask.app, signedIn(ask), ask.query('sau'))
  return ask.http.html(
    renderPage(
      PacksPage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.packs') }),
        saved: ask.query('xong') !== undefined,
        packs: lines.map((row) => ({ ...row, href: packHref(row.id), unit: unitText(ask, row.unit_id) })),
        newHref: `${HERE}/moi`,
        referenceHref: `${SETUP}/mau-tham-khao`,
        paging: after === undefined ? {} : { next: `${HERE}?sau=${after}` },
      }),
    ),
  )
}

export const pack: Handler = async (ask) => {
  const found = await facts(ask)
  return ask.http.html(
    renderPage(
      PackPage({
        page: ask.page,
        crumbs: crumbs(ask, packsCrumb(ask), { label: found.pack.name, vi: true }),
        saved: ask.query('xong') !== undefined,
        facts: found,
        href: packHref(found.pack.id),
        unit: unitText(ask, found.pack.unit_id),
        mayRenew: mayAnywhere(signedIn(ask), 'movement.set-up').ok,
        matters: mattersOf(found.rules),
      }),
    ),
  )
}

export const newPack: FormHandlers = formHandlers({
  facts: (ask) => rulesChoices(ask.app, signedIn(ask)),
  view: (ask, { movements }) => {
    const say = t(ask.lang)
    return {
      title: say('setup.pack.new'),
      lead: say('setup.pack.new.lead'),
      crumbs: crumbs(ask, packsCrumb(ask), { label: say('setup.pack.new') }),
      fields: [
        {
          name: 'movementId',
          label: say('setup.movement'),
          kind: 'choice',
          choices: choicesOf(movements, (m) => named(ask.lang, m)),
          value: movements[0]?.id ?? '',
        },
        { name: 'name', label: say('setup.pack.name'), hint: say('setup.pack.name.hint'), kind: 'line', value: '' },
        {
          name: 'unitId',
          label: say('setup.whose'),
          hint: say('setup.whose.hint'),
          kind: 'line',
          value: unitText(ask, ownUnit(signedIn(ask))),
          optional: true,
        },
        {
          name: 'validFrom',
          label: say('setup.from'),
          kind: 'day',
          value: dayText(ask.lang, vietnamDay(ask.app.clock())),
        },
        { name: 'validTo', label: say('setup.to'), hint: say('setup.to.hint'), kind: 'day', value: '', optional: true },
      ],
    }
  },
  read: (form, { movements }) => ({
    movementId: form.one(
      'movementId',
      movements.map((m) => m.id),
    ),
    name: form.needed('name'),
    unitId: form.unit('unitId'),
    validFrom: form.neededDay('validFrom'),
    validTo: form.lastDay('validTo'),
  }),
  command: addPack,
  done: ({ packId }) => packHref(packId),
})

const DAYS = ['receive', 'supplement', 'recommendation', 'appeal', 'heartbeat'] as const
const numberText = (value: number | null): string => (value === null ? '' : String(value))

function generalFields(ask: Ask, { pack: row, rules }: PackFacts): readonly FormField[] {
  const say = t(ask.lang)
  const mark = ask.lang === 'vi' ? ',' : '.'
  const combine = ['mean', 'trimmed-mean'].map((how) => ({ value: how, label: valueLabel(ask.lang, 'combine', how) }))
  const number = (name: string, value: number | null): FormField => ({
    name,
    label: valueLabel(ask.lang, 'rule', name),
    kind: 'number',
    value: numberText(value),
    optional: true,
  })
  const { appraisal } = rules
  return [
    { name: 'name', label: say('setup.pack.name'), kind: 'line', value: row.name },
    { name: 'validFrom', label: say('setup.from'), kind: 'day', value: dayText(ask.lang, row.valid_from) },
    {
      name: 'validTo',
      label: say('setup.to'),
      hint: say('setup.to.hint'),
      kind: 'day',
      value: lastText(ask.lang, row.valid_to),
      optional: true,
    },
    { name: 'h1', label: say('setup.pack.appraisal'), kind: 'heading', value: '' },
    number('minMembers', appraisal.minMembers),
    {
      name: 'combine',
      label: valueLabel(ask.lang, 'rule', 'combine'),
      kind: 'choice',
      choices: combine,
      value: appraisal.combine,
    },
    {
      ...number('differenceHalves', null),
      hint: say('setup.points.hint'),
      value: appraisal.differenceHalves === null ? '' : pointsOf(appraisal.differenceHalves, mark),
    },
    { name: 'h2', label: say('setup.pack.conflict'), kind: 'heading', value: '' },
    { ...number('latelyLedMonths', rules.conflict.latelyLedMonths), hint: say('setup.pack.lately.hint') },
    { name: 'h3', label: say('setup.pack.days'), kind: 'heading', value: '' },
    ...DAYS.map((name) => number(name, rules.days[name])),
  ]
}

/** Points typed with halves; null for none. */
export function typedHalves(ask: Ask, form: FormReader, name: string): number | null {
  const typed = form.text(name)
  if (typed === '') return null
  const halves = halvesOf(typed)
  if (halves === undefined) form.wrong(name, t(ask.lang)('setup.wrong.points', { typed }))
  return halves ?? null
}

export const editPack: FormHandlers = formHandlers({
  facts: ownFacts,
  view: (ask, found) => ({
    title: t(ask.lang)('setup.pack.edit'),
    lead: t(ask.lang)('setup.pack.edit.lead'),
    crumbs: crumbs(ask, packsCrumb(ask), packCrumb(found), { label: t(ask.lang)('setup.edit') }),
    fields: generalFields(ask, found),
    version: found.pack.version,
  }),
  read: (form, { pack: row, rules }, ask) => ({
    packId: row.id,
    version: form.version(),
    name: form.needed('name'),
    validFrom: form.neededDay('validFrom'),
    validTo: form.lastDay('validTo'),
    rules: {
      ...rules,
      appraisal: {
        minMembers: form.whole('minMembers', 1, 99),
        combine: form.one('combine', ['mean', 'trimmed-mean'] as const),
        differenceHalves: typedHalves(ask, form, 'differenceHalves'),
      },
      conflict: { latelyLedMonths: form.whole('latelyLedMonths', 0, 600) },
      days: {
        receive: form.whole('receive', 0, 3650),
        supplement: form.whole('supplement', 0, 3650),
        recommendation: form.whole('recommendation', 0, 3650),
        appeal: form.whole('appeal', 0, 3650),
        heartbeat: form.whole('heartbeat', 0, 3650),
      },
    },
  }),
  command: changePack,
  done: ({ packId }) => packHref(packId),
})

export const stopPack: FormHandlers = formHandlers({
  facts: ownFacts,
  view: (ask, found) => ({
    title: t(ask.lang)('setup.end'),
    lead: t(ask.lang)('setup.end.lead'),
    crumbs: crumbs(ask, packsCrumb(ask), packCrumb(found), { label: t(ask.lang)('setup.end') }),
    fields: [
      {
        name: 'validTo',
        label: t(ask.lang)('setup.to'),
        hint: t(ask.lang)('setup.to.hint'),
        kind: 'day',
        value: lastText(ask.lang, found.pack.valid_to),
        optional: true,
      },
    ],
    version: found.pack.version,
  }),
  read: (form, { pack: row }) => ({ packId: row.id, version: form.version(), validTo: form.lastDay('validTo') }),
  command: endPack,
  done: ({ packId }) => packHref(packId),
})

export const renewedPack: FormHandlers = formHandlers({
  facts,
  view: (ask, found) => ({
    title: t(ask.lang)('setup.renew'),
    lead: t(ask.lang)('setup.renew.lead'),
    crumbs: crumbs(ask, packsCrumb(ask), packCrumb(found), { label: t(ask.lang)('setup.renew') }),
    fields: renewFields(ask, found.pack.name, found.may ? found.pack.unit_id : ownUnit(signedIn(ask))),
  }),
  read: (form, { pack: row }) => ({ packId: row.id, ...readRenew(form) }),
  command: renewPack,
  done: ({ packId }) => packHref(packId),
})

export const adoptedPack: FormHandlers = formHandlers({
  facts: ownFacts,
  view: (ask, found) => ({
    title: t(ask.lang)('setup.adopt'),
    lead: t(ask.lang)('setup.adopt.lead'),
    crumbs: crumbs(ask, packsCrumb(ask), packCrumb(found), { label: t(ask.lang)('setup.adopt') }),
    fields: adoptionFields(ask),
    button: t(ask.lang)('setup.adopt.button'),
    version: found.pack.version,
  }),
  read: (form, { pack: row }) => ({ packId: row.id, version: form.version(), ...readAdoption(form) }),
  command: adoptPack,
  done: ({ packId }) => packHref(packId),
})
