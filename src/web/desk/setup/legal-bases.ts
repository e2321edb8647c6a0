import { addBasis, changeBasis } from '../../../app/setup/legal-bases.ts'
import { basesFor, basisFacts } from '../../../app/setup/rules-facts.ts'
import { t } from '../../../i18n/catalogue.ts'
import { renderPage } from '../../components/render.ts'
import type { Ask, Handler } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { BasesPage } from '../../views/setup/legal-bases.tsx'
import { signedIn } from '../signed-in.ts'
import { choice, day, lastDay, line, lines, tick, whose } from './fields.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { choicesOf, crumbs, ownUnit, SETUP, unitText } from './words.ts'

const HERE = `${SETUP}/can-cu`
const here = (ask: Ask) => ({ label: t(ask.lang)('setup.bases'), href: HERE })
type Facts = Awaited<ReturnType<typeof basisFacts>>

export const bases: Handler = async (ask) => {
  const { lines, after } = await basesFor(ask.app, signedIn(ask), ask.query('sau'))
  return ask.http.html(
    renderPage(
      BasesPage({
        page: ask.page,
        crumbs: crumbs(ask, { label: t(ask.lang)('setup.bases') }),
        saved: ask.query('xong') !== undefined,
        bases: lines.map((line) => ({
          ...line,
          unit: unitText(ask, line.unit_id),
          ...(line.may ? { href: `${HERE}/${line.id}` } : {}),
        })),
        newHref: `${HERE}/moi`,
        referenceHref: `${SETUP}/mau-tham-khao`,
        paging: after === undefined ? {} : { next: `${HERE}?sau=${after}` },
      }),
    ),
  )
}

function fields(ask: Ask, { basis, others }: Facts): readonly FormField[] {
  const say = t(ask.lang)
  const unit = basis === undefined ? ownUnit(signedIn(ask)) : basis.unit_id
  return [
    line('symbol', say('setup.basis.symbol'), basis?.symbol, { hint: say('setup.basis.symbol.hint') }),
    lines('title', say('setup.basis.title'), basis?.title),
    day(ask, 'issuedOn', say('setup.basis.issued'), basis?.issued_on, { optional: true }),
    day(ask, 'validFrom', say('setup.basis.from'), basis?.valid_from, { optional: true }),
    lastDay(ask, say('setup.basis.to'), basis?.valid_to),
    choice(
      'replacedById',
      say('setup.basis.replaced'),
      { choices: choicesOf(others, (other) => other.symbol), value: basis?.replaced_by_id },
      { none: say('setup.none'), optional: true },
    ),
    whose(ask, unit),
    line('source', say('setup.basis.source'), basis?.source, { hint: say('setup.basis.source.hint'), optional: true }),
    tick('verified', say('setup.basis.verify'), basis?.verified === true),
  ]
}

const readBasis = (form: FormReader, { others }: Facts) => ({
  symbol: form.needed('symbol'),
  title: form.needed('title'),
  issuedOn: form.day('issuedOn'),
  validFrom: form.day('validFrom'),
  validTo: form.lastDay('validTo'),
  replacedById: form.maybe(
    'replacedById',
    others.map((other) => other.id),
  ),
  unitId: form.unit('unitId'),
  source: form.text('source'),
  verified: form.ticked('verified'),
})

export const newBasis: FormHandlers = formHandlers({
  facts: (ask) => basisFacts(ask.app, signedIn(ask), undefined),
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.basis.new'),
    crumbs: crumbs(ask, here(ask), { label: t(ask.lang)('setup.basis.new') }),
    fields: fields(ask, facts),
  }),
  read: readBasis,
  command: addBasis,
  done: () => HERE,
})

export const editBasis: FormHandlers = formHandlers({
  facts: (ask) => basisFacts(ask.app, signedIn(ask), ask.param('id')),
  view: (ask, facts) => ({
    title: facts.basis?.symbol ?? '',
    crumbs: crumbs(ask, here(ask), { label: facts.basis?.symbol ?? '', vi: true }),
    fields: fields(ask, facts),
    version: facts.basis?.version ?? 1,
  }),
  read: (form, facts) => ({ ...readBasis(form, facts), basisId: facts.basis?.id ?? '', version: form.version() }),
  command: changeBasis,
  done: () => HERE,
})
