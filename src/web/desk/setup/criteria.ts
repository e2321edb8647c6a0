import { addCriterion, changeCriterion, dropCriterion, setBands } from '../../../app/setup/criteria.ts'
import type { SetFacts } from '../../../app/setup/rules-facts.ts'
import { ProblemError, problem } from '../../../core/problem.ts'
import { halvesOf, pointsOf } from '../../../core/rules/points.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { setCrumb, setFactsOf, setHref, setsCrumb } from './criteria-sets.ts'
import { choice, heading, line, number } from './fields.ts'
import { type FormHandlers, formHandlers } from './form-handlers.ts'
import type { FormReader } from './form-reader.ts'
import { typedHalves } from './rule-packs.ts'
import { crumbs } from './words.ts'

const KINDS = ['numeric', 'checklist', 'bonus'] as const
type Criterion = SetFacts['criteria'][number]
const mark = (ask: Ask) => (ask.lang === 'vi' ? ',' : '.')

function criterionFields(ask: Ask, c: Criterion | undefined): readonly FormField[] {
  const say = t(ask.lang)
  const kinds = KINDS.map((kind) => ({ value: kind, label: valueLabel(ask.lang, 'criterion-kind', kind) }))
  const items = (c?.items ?? []).map((item) => `${item.text} | ${pointsOf(item.halves, mark(ask))}`).join('\n')
  return [
    { name: 'name', label: say('setup.criterion.name'), kind: 'line', value: c?.name ?? '' },
    { name: 'hint', label: say('setup.criterion.hint'), kind: 'lines', value: c?.hint ?? '', optional: true },
    { name: 'kind', label: say('setup.criterion.kind'), kind: 'choice', choices: kinds, value: c?.kind ?? 'numeric' },
    {
      name: 'maxHalves',
      label: say('setup.criterion.max'),
      hint: say('setup.points.hint'),
      kind: 'number',
      value: c === undefined ? '' : pointsOf(c.max_halves, mark(ask)),
    },
    {
      name: 'items',
      label: say('setup.criterion.items'),
      hint: say('setup.criterion.items.hint'),
      kind: 'lines',
      value: items,
      optional: true,
    },
    {
      name: 'evidenceNeeded',
      label: say('setup.criterion.evidence'),
      kind: 'tick',
      value: c?.evidence_needed === true ? '1' : '',
    },
  ]
}

/** "Có kế hoạch | 5", one a line: what is ticked and the points it gives. */
export function itemsTyped(text: string): readonly { readonly text: string; readonly halves: number | undefined }[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf('|')
      return at < 0
        ? { text: line, halves: undefined }
        : { text: line.slice(0, at).trim(), halves: halvesOf(line.slice(at + 1)) }
    })
}

function readCriterion(form: FormReader, ask: Ask) {
  const items = itemsTyped(form.text('items'))
  const odd = items.find((item) => item.text === '' || item.halves === undefined)
  if (odd !== undefined) form.wrong('items', t(ask.lang)('setup.wrong.item', { typed: odd.text }))
  form.needed('maxHalves')
  return {
    name: form.needed('name'),
    hint: form.text('hint'),
    kind: form.one('kind', KINDS),
    maxHalves: typedHalves(ask, form, 'maxHalves') ?? 0,
    evidenceNeeded: form.ticked('evidenceNeeded'),
    items: items.map((item) => ({ text: item.text, halves: item.halves ?? 0 })),
  }
}

export const newCriterion: FormHandlers = formHandlers({
  facts: setFactsOf,
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.criterion.new'),
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.criterion.new') }),
    fields: criterionFields(ask, undefined),
    version: facts.set.version,
  }),
  read: (form, { set }, ask) => ({ ...readCriterion(form, ask), setId: set.id, version: form.version() }),
  command: addCriterion,
  done: (_, { set }) => `${setHref(set.id)}#tieu-chi`,
})

async function withCriterion(ask: Ask): Promise<SetFacts & { readonly criterion: Criterion }> {
  const facts = await setFactsOf(ask)
  const criterion = facts.criteria.find((c) => c.id === ask.param('criterion'))
  if (criterion === undefined) throw new ProblemError(problem('not-found'))
  return { ...facts, criterion }
}

export const editCriterion: FormHandlers = formHandlers({
  facts: withCriterion,
  view: (ask, facts) => ({
    title: facts.criterion.name,
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.criterion.edit') }),
    fields: criterionFields(ask, facts.criterion),
    version: facts.set.version,
  }),
  read: (form, { set, criterion }, ask) => ({
    ...readCriterion(form, ask),
    setId: set.id,
    criterionId: criterion.id,
    version: form.version(),
  }),
  command: changeCriterion,
  done: (_, { set }) => `${setHref(set.id)}#tieu-chi`,
})

export const removeCriterion: FormHandlers = formHandlers({
  facts: withCriterion,
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.criterion.drop'),
    lead: facts.criterion.name,
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.criterion.drop') }),
    fields: [],
    button: t(ask.lang)('setup.criterion.drop'),
    version: facts.set.version,
  }),
  read: (form, { set, criterion }) => ({ setId: set.id, criterionId: criterion.id, version: form.version() }),
  command: dropCriterion,
  done: (_, { set }) => `${setHref(set.id)}#tieu-chi`,
})

const YES_NO = ['yes', 'no'] as const
/** Rows that a page of bands has: those that are there, and room for more. */
const rows = (facts: SetFacts): readonly number[] =>
  Array.from({ length: Math.min(20, facts.bands.length + 2) }, (_, i) => i)

function bandFields(ask: Ask, facts: SetFacts): readonly FormField[] {
  const say = t(ask.lang)
  const choices = YES_NO.map((value) => ({ value, label: valueLabel(ask.lang, 'band-passes', value) }))
  const beside = { beside: true }
  return rows(facts).flatMap((n): FormField[] => {
    const band = facts.bands[n]
    const passes = band?.passes ?? null
    const chosen = passes === null ? '' : passes ? 'yes' : 'no'
    return [
      heading(`band${n}`, band?.label ?? say('setup.band.more')),
      number(
        `from${n}`,
        say('setup.band.from'),
        band === undefined ? '' : pointsOf(band.from_halves, mark(ask)),
        beside,
      ),
      line(`label${n}`, say('setup.band.label'), band?.label, beside),
      choice(
        `passes${n}`,
        say('setup.band.passes'),
        { choices, value: chosen },
        { ...beside, none: say('setup.unset') },
      ),
    ]
  })
}

function readBands(form: FormReader, facts: SetFacts, ask: Ask) {
  const froms = new Set<number>()
  return rows(facts).flatMap((n) => {
    const label = form.text(`label${n}`)
    const fromHalves = typedHalves(ask, form, `from${n}`)
    if (label === '' && form.text(`from${n}`) === '') return []
    if (label === '') form.missing.push(`label${n}`)
    if (form.text(`from${n}`) === '') form.missing.push(`from${n}`)
    if (fromHalves !== null && froms.has(fromHalves)) form.wrong(`from${n}`, t(ask.lang)('setup.wrong.band'))
    froms.add(fromHalves ?? -1)
    const passes = form.maybe(`passes${n}`, YES_NO)
    return [{ label, fromHalves: fromHalves ?? 0, passes: passes === null ? null : passes === 'yes' }]
  })
}

export const editBands: FormHandlers = formHandlers({
  facts: setFactsOf,
  view: (ask, facts) => ({
    title: t(ask.lang)('setup.bands'),
    lead: t(ask.lang)('setup.bands.lead'),
    crumbs: crumbs(ask, setsCrumb(ask), setCrumb(facts), { label: t(ask.lang)('setup.bands') }),
    fields: bandFields(ask, facts),
    version: facts.set.version,
  }),
  read: (form, facts, ask) => ({ setId: facts.set.id, version: form.version(), bands: readBands(form, facts, ask) }),
  command: setBands,
  done: ({ setId }) => `${setHref(setId)}#xep-loai`,
})
