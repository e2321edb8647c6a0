import { bodyNamed } from '../../../app/setup/body-named.ts'
import { addOrganisation, changeOrganisation } from '../../../app/setup/organisations.ts'
import { organisationFacts, organisationsFor } from '../../../app/setup/register-facts.ts'
import { ORGANISATION_KINDS, organisationKind } from '../../../core/registry/organisation-kind.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import { defined } from '../../defined.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { OrganisationsPage } from '../../views/setup/organisations.tsx'
import { signedIn } from '../signed-in.ts'
import { choice, day, lastDay, line } from './fields.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { crumbs, ownUnit, SETUP, unitText } from './words.ts'

const HERE = `${SETUP}/to-chuc`

export const organisations: Handler = async (ask) => {
  const words = ask.query('ten')
  const kind = ask.query('loai')
  const asked = { after: ask.query('sau'), words, kind }
  const { lines, after } = await organisationsFor(ask.app, signedIn(ask), asked)
  const filters = new URLSearchParams(defined({ ten: words, loai: kind }) as Record<string, string>)
  if (after !== undefined) filters.set('sau', after)
  return ask.http.html(
    renderPage(
      OrganisationsPage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.organisations') }),
        saved: ask.query('xong') !== undefined,
        organisations: lines.map((row) => ({ ...row, href: `${HERE}/${row.id}`, unit: unitText(ask, row.unit_id) })),
        newHref: `${HERE}/moi`,
        here: HERE,
        words: words ?? '',
        kind: kind ?? '',
        paging: after === undefined ? {} : { next: `${HERE}?${filters}` },
      }),
    ),
  )
}

type Facts = Awaited<ReturnType<typeof organisationFacts>>

function fields(ask: Ask, facts: Facts | undefined): readonly FormField[] {
  const say = t(ask.lang)
  const row = facts?.organisation
  const kinds = ORGANISATION_KINDS.map((kind) => ({ value: kind, label: valueLabel(ask.lang, 'org-kind', kind) }))
  const unit = row === undefined ? ownUnit(signedIn(ask)) : row.unit_id
  const optional = true
  const find = say('setup.organisation.find.hint')
  return [
    line('name', say('setup.organisation.name'), row?.name, { hint: say('setup.organisation.name.hint') }),
    choice(
      'kind',
      say('setup.organisation.kind'),
      { choices: kinds, value: row?.kind },
      { none: say('setup.organisation.kind.guess') },
    ),
    line('unitId', say('setup.organisation.unit'), unitText(ask, unit), { hint: say('setup.unit.hint'), optional }),
    line('parentId', say('setup.organisation.parent'), facts?.parent, { hint: find, optional }),
    line('predecessorId', say('setup.organisation.predecessor'), facts?.predecessor, {
      hint: say('setup.organisation.predecessor.hint'),
      optional,
    }),
    day(ask, 'validFrom', say('setup.from'), row?.valid_from, { optional }),
    lastDay(ask, say('setup.to'), row?.valid_to),
  ]
}

/** The body that was typed by name; what is not one is told at its field. */
export async function typedBody(
  ask: Ask,
  form: FormReader,
  name: string,
  given: {
    readonly unitId: string | null
    readonly kept?: { readonly id: string | null; readonly name: string | undefined }
  },
): Promise<string | null> {
  const typed = form.text(name)
  if (typed === '') return null
  // Left as it was: no need to tell two of one name apart again.
  if (given.kept?.name === typed) return given.kept.id
  const { unitId } = given
  const found = await bodyNamed(ask.app, signedIn(ask), typed, unitId)
  if (found.ok) return found.id
  const say = t(ask.lang)
  const units = found.units.map((id) => unitText(ask, id)).join('; ')
  form.wrong(
    name,
    found.units.length === 0 ? say('setup.wrong.body', { typed }) : say('setup.wrong.bodies', { typed, units }),
  )
  return null
}

async function readOrganisation(ask: Ask, form: FormReader, facts?: Facts) {
  const row = facts?.organisation
  const name = form.needed('name')
  const unitId = form.unit('unitId')
  return {
    name,
    kind: form.maybe('kind', ORGANISATION_KINDS) ?? organisationKind(name),
    unitId,
    parentId: await typedBody(ask, form, 'parentId', {
      unitId,
      kept: { id: row?.parent_id ?? null, name: facts?.parent },
    }),
    predecessorId: await typedBody(ask, form, 'predecessorId', {
      unitId,
      kept: { id: row?.predecessor_id ?? null, name: facts?.predecessor },
    }),
    validFrom: form.day('validFrom'),
    validTo: form.lastDay('validTo'),
  }
}

const here = (ask: Ask) => ({ label: t(ask.lang)('setup.organisations'), href: HERE })

export const newOrganisation: FormHandlers = formHandlers({
  facts: async () => undefined,
  view: (ask) => ({
    title: t(ask.lang)('setup.organisation.new'),
    crumbs: crumbs(ask, here(ask), { label: t(ask.lang)('setup.organisation.new') }),
    fields: fields(ask, undefined),
  }),
  read: (form, _, ask) => readOrganisation(ask, form),
  command: addOrganisation,
  done: () => HERE,
})

export const editOrganisation: FormHandlers = formHandlers({
  facts: (ask) => organisationFacts(ask.app, signedIn(ask), ask.param('id')),
  view: (ask, facts) => ({
    title: facts.organisation.name,
    crumbs: crumbs(ask, here(ask), { label: facts.organisation.name, vi: true }),
    fields: fields(ask, facts),
    version: facts.organisation.version,
  }),
  read: async (form, facts, ask) => ({
    ...(await readOrganisation(ask, form, facts)),
    organisationId: facts.organisation.id,
    version: form.version(),
  }),
  command: changeOrganisation,
  done: () => HERE,
})
