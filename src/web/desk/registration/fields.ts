import type { FormPatch, PartnerGiven } from '../../../app/registration/form.ts'
import type { RegistrationView } from '../../../app/registration/read.ts'
import { placesFor } from '../../../app/registration/rounds.ts'
import { carriesOn, type Kind, LONGEST, REGISTRATIONS_OF, type Registration } from '../../../core/registration/items.ts'
import { typedDay } from '../../../core/text/typed-day.ts'
import { type MessageKey, maybe, t } from '../../../i18n/catalogue.ts'
import { formatDate, formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import type { Ask } from '../../context.ts'
import type { FormInput, PartnerRow } from '../../views/registration/inputs.tsx'
import { type FieldName, inputOf } from './parts.ts'

const DAYS: readonly FieldName[] = ['startsOn', 'endsOn', 'consentOn']
const TEXTS: readonly FieldName[] = [
  'situation',
  'goal',
  'content',
  'beneficiaries',
  'forces',
  'resources',
  'schedule',
  'outcome',
  'upkeep',
  'lateReason',
  'emergency',
]
const OPTIONAL: readonly FieldName[] = ['campaign', 'partners', 'endsOn', 'place', 'lateReason', 'emergency']
/** Empty lines offered beside the partners that are there. */
const SPARE = 3

type Row = RegistrationView['row']

/** What an input holds now, as a person types it. */
export function keptValue(lang: Ask['lang'], view: RegistrationView, name: FieldName): string {
  const { row } = view
  const day = (value: string | null) => (value === null ? '' : formatDate(lang, value))
  const others: Partial<Record<FieldName, string>> = {
    registration: row.registration,
    fieldId: row.field_id ?? '',
    origin: row.origin,
    lead: view.lead,
    placeUnitId: row.place_unit_id ?? '',
    place: row.place_printed,
    startsOn: day(row.starts_on),
    endsOn: day(row.ends_on),
    person: row.person ?? '',
    consentOn: day(row.consent_on),
    consentHow: row.consent_how ?? '',
    lateReason: row.late_reason ?? '',
    emergency: row.emergency ?? '',
    campaign: row.campaign ?? '',
    partners: '',
  }
  return others[name] ?? String(row[name as keyof Row] ?? '')
}

/** The label of an input; the ten items carry their numbers. */
export function labelOf(ask: Ask, view: Pick<RegistrationView, 'row'>, name: FieldName): string {
  const say = t(ask.lang)
  const { row } = view
  if (name === 'name' && row.kind === 'individual') return say('reg.field.name.person')
  if (name === 'lead' && row.kind === 'individual') return say('reg.field.lead.person')
  if (name === 'forces' && row.joins_id !== null) return say('reg.field.forces.joins')
  return maybe(ask.lang, `reg.field.${name === 'fieldId' ? 'field' : name}`) ?? name
}

function hintOf(ask: Ask, name: FieldName): string | undefined {
  if (name === 'startsOn' || name === 'endsOn' || name === 'consentOn') return t(ask.lang)('reg.field.day.hint')
  return maybe(ask.lang, `reg.field.${name === 'fieldId' ? 'field' : name}.hint`)
}

function choicesOf(ask: Ask, view: RegistrationView, name: FieldName): readonly Choice[] | undefined {
  const { row } = view
  if (name === 'fieldId')
    return view.fields.map((f) => ({ value: f.id, label: ask.lang === 'vi' ? f.name : f.name_en }))
  if (name === 'registration') {
    const goesOn = carriesOn(row.registration as Registration)
    const all = REGISTRATIONS_OF[row.kind as Kind].filter((one) => carriesOn(one) === goesOn)
    return all.map((value) => ({ value, label: valueLabel(ask.lang, 'registration', value) }))
  }
  if (name !== 'placeUnitId') return undefined
  const places = new Set([
    row.unit_id,
    ...(row.place_unit_id === null ? [] : [row.place_unit_id]),
    ...placesFor(ask.app, view.round),
  ])
  return [...places].map((id) => ({ value: id, label: ask.app.units.fullName(id) }))
}

/** Typed instead of kept: what came with the form, when it came. */
const typedOr = (ask: Ask, view: RegistrationView, name: FieldName): string =>
  ask.form.get(name) ?? keptValue(ask.lang, view, name)

export interface Clash {
  readonly by: string
  readonly at: string
  readonly fields: readonly FieldName[]
}

/** The inputs of a part as the page shows them: what was typed, what is wrong, what somebody else kept meanwhile. */
export function inputsOf(
  ask: Ask,
  view: RegistrationView,
  names: readonly FieldName[],
  errors: readonly FieldError[],
  clash?: Clash,
): readonly FormInput[] {
  return names.map((name): FormInput => {
    const clashes = clash?.fields.includes(name) === true
    const kept = name === 'partners' ? partnersText(ask, view) : keptWords(ask, view, name)
    const choices = choicesOf(ask, view, name)
    const hint = hintOf(ask, name)
    const error = errors.find((one) => one.field === name)?.message
    return {
      name,
      label: labelOf(ask, view, name),
      form:
        name === 'partners'
          ? 'partners'
          : choices !== undefined
            ? 'choice'
            : TEXTS.includes(name)
              ? 'text'
              : DAYS.includes(name)
                ? 'day'
                : 'line',
      value: typedOr(ask, view, name),
      optional: OPTIONAL.includes(name),
      ...(hint === undefined ? {} : { hint }),
      ...(error === undefined ? {} : { error }),
      ...(choices === undefined ? {} : { choices }),
      ...(name === 'lead' || name === 'partners' ? { suggestions: view.organisations } : {}),
      ...(name === 'fieldId' ? { empty: t(ask.lang)('reg.field.field.none') } : {}),
      ...(name === 'partners' ? { partners: partnerRows(ask, view) } : {}),
      ...(clashes ? { theirs: { text: kept, by: clash.by, at: formatMoment(ask.lang, clash.at) } } : {}),
    }
  })
}

/** What is kept, in words: labels of choices. */
export function keptWords(ask: Ask, view: RegistrationView, name: FieldName): string {
  const value = keptValue(ask.lang, view, name)
  return choicesOf(ask, view, name)?.find((choice) => choice.value === value)?.label ?? value
}

export const partnersText = (ask: Ask, view: RegistrationView): string =>
  view.partners
    .map((partner) => {
      const role = valueLabel(ask.lang, 'reg.role', partner.role)
      return `${partner.name} (${role})${partner.part === '' ? '' : `: ${partner.part}`}`
    })
    .join('\n')

function partnerRows(ask: Ask, view: RegistrationView): readonly PartnerRow[] {
  const typed = ask.form.getAll('partner.name')
  const rows: PartnerRow[] =
    typed.length > 0
      ? readPartners(ask.form)
      : view.partners.map(({ name, role, part }) => ({ name, role: role as PartnerRow['role'], part }))
  const empty: PartnerRow = { name: '', role: 'partner', part: '' }
  return [...rows.filter((row) => row.name !== '' || row.part !== ''), ...Array.from({ length: SPARE }, () => empty)]
}

function readPartners(form: URLSearchParams): PartnerGiven[] {
  const roles = form.getAll('partner.role')
  const parts = form.getAll('partner.part')
  return form.getAll('partner.name').map((name, i) => ({
    name: name.trim(),
    role: roles[i] === 'adviser' ? 'adviser' : 'partner',
    part: (parts[i] ?? '').trim(),
  }))
}

export interface ReadPart {
  readonly patch: FormPatch
  readonly errors: readonly FieldError[]
}

/** What a part's form says; a day that is none is an error of its field, everything else is for the command to judge. */
export function readPart(ask: Ask, view: Pick<RegistrationView, 'row'>, names: readonly FieldName[]): ReadPart {
  const errors: FieldError[] = []
  const patch: Record<string, unknown> = {}
  for (const name of names) {
    const typed = ask.form.get(name)
    if (name === 'partners') {
      if (ask.form.has('partner.name')) patch.partners = readPartners(ask.form)
    } else if (typed === null) {
      // Not sent: stays as it is.
    } else if (DAYS.includes(name)) {
      const day = typedDay(typed)
      if (day === undefined) errors.push({ field: name, message: sentence(ask, view, name, 'no-day', typed) })
      else patch[name] = day
    } else if (name === 'fieldId' || name === 'placeUnitId') {
      patch[name] = typed === '' ? null : typed
    } else patch[name] = typed
  }
  return { patch: patch as FormPatch, errors }
}

/** What is wrong with an input, in a sentence. */
export function sentence(
  ask: Ask,
  view: Pick<RegistrationView, 'row'>,
  name: FieldName,
  code: string,
  value = '',
): string {
  const label = labelOf(ask, view, name).replace(/^\d+\. /, '')
  const max = name === 'name' ? LONGEST.name : TEXTS.includes(name) ? LONGEST.text : LONGEST.line
  const text =
    maybe(ask.lang, `reg.wrong.${code}`) ??
    t(ask.lang)('reg.wrong.missing' as MessageKey & 'reg.wrong.missing', { label })
  return text.replaceAll('{label}', label).replaceAll('{value}', value).replaceAll('{max}', String(max))
}

/** The findings of the core's checks, "field:code", as errors of their inputs. */
export const errorsOf = (
  ask: Ask,
  view: Pick<RegistrationView, 'row'>,
  findings: readonly string[],
): readonly FieldError[] =>
  findings.map((finding) => {
    const [field = '', code = ''] = finding.split(':')
    const name = inputOf(field)
    return { field: name, message: sentence(ask, view, name, code) }
  })
