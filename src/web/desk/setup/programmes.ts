import { addProgramme, endLead, setLead } from '../../../app/setup/programmes.ts'
import { leadFacts, programmeChoices, programmeFacts, programmesFor } from '../../../app/setup/register-facts.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatPeriod } from '../../../i18n/format.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { ProgrammePage, ProgrammesPage } from '../../views/setup/programmes.tsx'
import { signedIn } from '../signed-in.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import { typedBody } from './organisations.ts'
import { choicesOf, crumbs, dayText, lastText, named, ownUnit, ROUNDS, SETUP, unitText } from './words.ts'

const HERE = `${SETUP}/chuong-trinh`
const here = (ask: Ask) => ({ label: t(ask.lang)('setup.programmes'), href: HERE })

/** "Dân vận khéo, Tỉnh Tây Ninh, 2021–2025" */
export const programmeName = (
  ask: Ask,
  p: {
    readonly movement_name: string
    readonly movement_name_en: string
    readonly unit_id: string
    readonly period_label: string
  },
): string => {
  const movement = named(ask.lang, { name: p.movement_name, name_en: p.movement_name_en })
  return [movement, ask.app.units.fullName(p.unit_id), formatPeriod(ask.lang, p.period_label)].join(', ')
}

export const programmes: Handler = async (ask) => {
  const { lines, after } = await programmesFor(ask.app, signedIn(ask), ask.query('sau'))
  return ask.http.html(
    renderPage(
      ProgrammesPage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.programmes') }),
        programmes: lines.map((p) => ({
          id: p.id,
          href: `${HERE}/${p.id}`,
          name: programmeName(ask, p),
          rounds: Number(p.rounds ?? 0),
        })),
        newHref: `${HERE}/moi`,
        paging: after === undefined ? {} : { next: `${HERE}?sau=${after}` },
      }),
    ),
  )
}

export const programme: Handler = async (ask) => {
  const facts = await programmeFacts(ask.app, signedIn(ask), ask.param('id'))
  const name = programmeName(ask, facts.programme)
  return ask.http.html(
    renderPage(
      ProgrammePage({
        page: ask.page,
        crumbs: crumbs(ask, here(ask), { label: name, vi: true }),
        saved: ask.query('xong') !== undefined,
        name,
        today: facts.today,
        rounds: facts.rounds.map((round) => ({ ...round, href: `${ROUNDS}/${round.id}` })),
        leads: facts.leads.map((lead) => ({ ...lead, href: `${SETUP}/chu-tri/${lead.id}` })),
        newRoundHref: `${ROUNDS}/mo-moi`,
        newLeadHref: `${HERE}/${facts.programme.id}/chu-tri`,
      }),
    ),
  )
}

export const newProgramme: FormHandlers = formHandlers({
  facts: (ask) => programmeChoices(ask.app, signedIn(ask)),
  view: (ask, { movements, periods }) => {
    const say = t(ask.lang)
    const several = movements.length > 1
    const movementOf = (id: string) => movements.find((m) => m.id === id)?.name ?? ''
    return {
      title: say('setup.programme.new'),
      lead: say('setup.programme.lead'),
      crumbs: crumbs(ask, here(ask), { label: say('setup.programme.new') }),
      fields: [
        {
          name: 'movementId',
          label: say('setup.movement'),
          kind: 'choice',
          choices: choicesOf(movements, (m) => named(ask.lang, m)),
          value: movements[0]?.id ?? '',
        },
        {
          name: 'unitId',
          label: say('setup.programme.unit'),
          hint: say('setup.unit.example'),
          kind: 'line',
          value: unitText(ask, ownUnit(signedIn(ask))),
        },
        {
          name: 'periodId',
          label: say('setup.period'),
          kind: 'choice',
          choices: choicesOf(periods, (p) => (several ? `${p.label} (${movementOf(p.movement_id)})` : p.label)),
          none: say('setup.programme.by-years'),
          value: '',
        },
        { name: 'yearFrom', label: say('setup.period.from'), kind: 'number', value: '', optional: true },
        { name: 'yearTo', label: say('setup.period.to'), kind: 'number', value: '', optional: true },
      ],
    }
  },
  read: (form, { movements, periods }, ask) => {
    const periodId = form.maybe(
      'periodId',
      periods.map((p) => p.id),
    )
    const period = periods.find((p) => p.id === periodId)
    form.needed('unitId')
    return {
      movementId: form.one(
        'movementId',
        movements.map((m) => m.id),
      ),
      unitId: form.unit('unitId') ?? ask.app.newId(),
      periodId,
      yearFrom: period?.year_from ?? form.year('yearFrom'),
      yearTo: period?.year_to ?? form.year('yearTo'),
    }
  },
  command: addProgramme,
  done: ({ programmeId }) => `${HERE}/${programmeId}`,
})

export const newLead: FormHandlers = formHandlers({
  facts: (ask) => programmeFacts(ask.app, signedIn(ask), ask.param('id')),
  view: (ask, { programme: p, leads, today }) => {
    const say = t(ask.lang)
    const name = programmeName(ask, p)
    return {
      title: say('setup.lead.new'),
      lead: say('setup.lead.lead'),
      crumbs: crumbs(
        ask,
        here(ask),
        { label: name, href: `${HERE}/${p.id}`, vi: true },
        { label: say('setup.lead.new') },
      ),
      fields: [
        {
          name: 'organisationId',
          label: say('setup.lead.body'),
          hint: say('setup.organisation.find.hint'),
          kind: 'line',
          value: '',
        },
        { name: 'validFrom', label: say('setup.from'), kind: 'day', value: dayText(ask.lang, today) },
        { name: 'validTo', label: say('setup.to'), hint: say('setup.to.hint'), kind: 'day', value: '', optional: true },
        ...(leads.length === 0
          ? []
          : [{ name: 'endsOthers', label: say('setup.lead.ends'), kind: 'tick' as const, value: '1' }]),
      ],
    }
  },
  read: async (form, { programme: p }, ask) => {
    form.needed('organisationId')
    return {
      programmeId: p.id,
      organisationId: (await typedBody(ask, form, 'organisationId', { unitId: p.unit_id })) ?? ask.app.newId(),
      validFrom: form.neededDay('validFrom'),
      validTo: form.lastDay('validTo'),
      endsOthers: form.ticked('endsOthers'),
    }
  },
  command: setLead,
  done: (_, { programme: p }) => `${HERE}/${p.id}#chu-tri`,
})

export const stopLead: FormHandlers = formHandlers({
  facts: (ask) => leadFacts(ask.app, signedIn(ask), ask.param('id')),
  view: (ask, { lead, body }) => ({
    title: t(ask.lang)('setup.lead.end', { body: body.name }),
    crumbs: crumbs(ask, here(ask), { label: body.name, vi: true }),
    fields: [
      { name: 'validTo', label: t(ask.lang)('setup.lead.last'), kind: 'day', value: lastText(ask.lang, lead.valid_to) },
    ],
    version: lead.version,
  }),
  read: (form, { lead }) => {
    form.needed('validTo')
    return { leadId: lead.id, version: form.version(), validTo: form.lastDay('validTo') ?? '' }
  },
  command: endLead,
  done: (_, { lead }) => `${HERE}/${lead.programme_id}#chu-tri`,
})
