import { addMovement, addPeriod, changeMovement, changePeriod } from '../../../app/setup/movements.ts'
import { movementFacts, movements as movementsIn, period as periodIn } from '../../../app/setup/register-facts.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { MovementPage, MovementsPage } from '../../views/setup/movements.tsx'
import { signedIn } from '../signed-in.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { mayForAll, mustForAll } from './must.ts'
import { choicesOf, crumbs, dayText, lastText, SETUP } from './words.ts'

const HERE = `${SETUP}/phong-trao`
const here = (ask: Ask) => ({ label: t(ask.lang)('setup.movements'), href: HERE })

export const movements: Handler = async (ask) =>
  ask.http.html(
    renderPage(
      MovementsPage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.movements') }),
        saved: ask.query('xong') !== undefined,
        movements: (await movementsIn(ask.app, signedIn(ask))).map((m) => ({ ...m, href: `${HERE}/${m.id}` })),
        newHref: (await mayForAll(ask)) ? `${HERE}/moi` : undefined,
      }),
    ),
  )

export const movement: Handler = async (ask) => {
  const facts = await movementFacts(ask.app, signedIn(ask), ask.param('id'))
  return ask.http.html(
    renderPage(
      MovementPage({
        page: ask.page,
        crumbs: crumbs(ask, here(ask), { label: facts.movement.name, vi: true }),
        saved: ask.query('xong') !== undefined,
        ...facts,
        may: await mayForAll(ask),
        editHref: `${HERE}/${facts.movement.id}/sua`,
        newPeriodHref: `${HERE}/${facts.movement.id}/giai-doan`,
        periodHref: (id) => `${SETUP}/giai-doan/${id}`,
      }),
    ),
  )
}

type Movement = Awaited<ReturnType<typeof movementFacts>>['movement']

function movementFields(ask: Ask, m: Movement | undefined): readonly FormField[] {
  const say = t(ask.lang)
  return [
    { name: 'name', label: say('setup.movement.name'), kind: 'line', value: m?.name ?? '' },
    { name: 'nameEn', label: say('setup.name-en'), kind: 'line', value: m?.name_en ?? '', optional: true },
    { name: 'summary', label: say('setup.movement.summary'), kind: 'lines', value: m?.summary ?? '', optional: true },
    {
      name: 'summaryEn',
      label: say('setup.movement.summary-en'),
      kind: 'lines',
      value: m?.summary_en ?? '',
      optional: true,
    },
    {
      name: 'validFrom',
      label: say('setup.from'),
      kind: 'day',
      value: dayText(ask.lang, m?.valid_from),
      optional: true,
    },
    {
      name: 'validTo',
      label: say('setup.to'),
      hint: say('setup.to.hint'),
      kind: 'day',
      value: lastText(ask.lang, m?.valid_to),
      optional: true,
    },
  ]
}

const readMovement = (form: FormReader) => ({
  name: form.needed('name'),
  nameEn: form.text('nameEn'),
  summary: form.text('summary'),
  summaryEn: form.text('summaryEn'),
  validFrom: form.day('validFrom'),
  validTo: form.lastDay('validTo'),
})

export const newMovement: FormHandlers = formHandlers({
  facts: mustForAll,
  view: (ask) => ({
    title: t(ask.lang)('setup.movement.new'),
    crumbs: crumbs(ask, here(ask), { label: t(ask.lang)('setup.movement.new') }),
    fields: movementFields(ask, undefined),
  }),
  read: readMovement,
  command: addMovement,
  done: ({ movementId }) => `${HERE}/${movementId}`,
})

export const editMovement: FormHandlers = formHandlers({
  facts: async (ask) => {
    await mustForAll(ask)
    return (await movementFacts(ask.app, signedIn(ask), ask.param('id'))).movement
  },
  view: (ask, m) => ({
    title: m.name,
    crumbs: crumbs(ask, here(ask), { label: m.name, href: `${HERE}/${m.id}`, vi: true }),
    fields: movementFields(ask, m),
    version: m.version,
  }),
  read: (form, m) => ({ ...readMovement(form), movementId: m.id, version: form.version() }),
  command: changeMovement,
  done: ({ movementId }) => `${HERE}/${movementId}`,
})

const PERIOD_KINDS = ['period', 'year', 'theme'] as const
type Period = Awaited<ReturnType<typeof periodIn>>['period']

function periodFields(ask: Ask, p: Period | undefined, others: readonly Period[]): readonly FormField[] {
  const say = t(ask.lang)
  const kinds = PERIOD_KINDS.map((kind) => ({ value: kind, label: valueLabel(ask.lang, 'period-kind', kind) }))
  return [
    {
      name: 'label',
      label: say('setup.period.label'),
      hint: say('setup.period.label.hint'),
      kind: 'line',
      value: p?.label ?? '',
    },
    { name: 'yearFrom', label: say('setup.period.from'), kind: 'number', value: String(p?.year_from ?? '') },
    { name: 'yearTo', label: say('setup.period.to'), kind: 'number', value: String(p?.year_to ?? '') },
    { name: 'kind', label: say('setup.period.kind'), kind: 'choice', choices: kinds, value: p?.kind ?? 'period' },
    {
      name: 'parentId',
      label: say('setup.period.parent'),
      hint: say('setup.period.parent.hint'),
      kind: 'choice',
      choices: choicesOf(others, (other) => other.label),
      none: say('setup.none'),
      value: p?.parent_id ?? '',
      optional: true,
    },
  ]
}

const readPeriod = (form: FormReader, others: readonly Period[]) => ({
  label: form.needed('label'),
  yearFrom: form.year('yearFrom'),
  yearTo: form.year('yearTo'),
  kind: form.one('kind', PERIOD_KINDS),
  parentId: form.maybe(
    'parentId',
    others.map((other) => other.id),
  ),
})

export const newPeriod: FormHandlers = formHandlers({
  facts: async (ask) => {
    await mustForAll(ask)
    return movementFacts(ask.app, signedIn(ask), ask.param('id'))
  },
  view: (ask, { movement: m, periods }) => ({
    title: t(ask.lang)('setup.period.new'),
    lead: t(ask.lang)('setup.period.lead'),
    crumbs: crumbs(
      ask,
      here(ask),
      { label: m.name, href: `${HERE}/${m.id}`, vi: true },
      { label: t(ask.lang)('setup.period.new') },
    ),
    fields: periodFields(ask, undefined, periods),
  }),
  read: (form, { movement: m, periods }) => ({ ...readPeriod(form, periods), movementId: m.id }),
  command: addPeriod,
  done: (_, { movement: m }) => `${HERE}/${m.id}#giai-doan`,
})

export const editPeriod: FormHandlers = formHandlers({
  facts: async (ask) => {
    await mustForAll(ask)
    return periodIn(ask.app, signedIn(ask), ask.param('id'))
  },
  view: (ask, { period, all }) => ({
    title: period.label,
    lead: t(ask.lang)('setup.period.lead'),
    crumbs: crumbs(ask, here(ask), { label: period.label }),
    fields: periodFields(
      ask,
      period,
      all.filter((other) => other.id !== period.id),
    ),
    version: period.version,
  }),
  read: (form, { period, all }) => ({
    ...readPeriod(form, all),
    movementId: period.movement_id,
    periodId: period.id,
    version: form.version(),
  }),
  command: changePeriod,
  done: (_, { period }) => `${HERE}/${period.movement_id}#giai-doan`,
})
