import { isDay } from '../units/dates.ts'
import {
  carriesOn,
  ITEMS,
  type Item,
  itemsNeeded,
  type Kind,
  LONGEST,
  REGISTRATIONS_OF,
  type Registration,
} from './items.ts'

/** A registration as its checks see it: what was typed, and whether what it points to is known. */
export interface Form extends Readonly<Record<Item, string>> {
  readonly kind: Kind
  readonly registration: Registration
  readonly joins: boolean
  /** Somebody leads it: an organisation, or the unit's own person for an individual. */
  readonly hasLead: boolean
  readonly hasField: boolean
  /** The participation that it carries on. */
  readonly hasCarried: boolean
  /** The model it was copied from, in these books or as told. */
  readonly hasOrigin: boolean
  readonly place: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly person: string
  readonly consentOn: string | null
  readonly consentHow: string
}

/** The parts of the form that a finding can belong to; also the names of their inputs. */
export type FormField =
  | Item
  | 'registration'
  | 'lead'
  | 'field'
  | 'carried'
  | 'origin'
  | 'place'
  | 'startsOn'
  | 'endsOn'
  | 'person'
  | 'consentOn'
  | 'consentHow'

export type FindingCode = 'missing' | 'too-long' | 'no-day' | 'ends-before' | 'in-future' | 'not-for-kind'

export interface Finding {
  readonly field: FormField
  readonly code: FindingCode
}

const LINES: readonly ('place' | 'person' | 'consentHow')[] = ['place', 'person', 'consentHow']

/** What cannot be kept as it was typed; nothing is required here, so that a draft can be saved at any moment. */
export function checkToSave(form: Form, today: string): readonly Finding[] {
  const found: Finding[] = []
  const say = (field: FormField, code: FindingCode) => found.push({ field, code })
  if (!REGISTRATIONS_OF[form.kind].includes(form.registration)) say('registration', 'not-for-kind')
  for (const item of ITEMS)
    if (form[item].length > (item === 'name' ? LONGEST.name : LONGEST.text)) say(item, 'too-long')
  for (const line of LINES) if (form[line].length > LONGEST.line) say(line, 'too-long')
  for (const day of ['startsOn', 'endsOn', 'consentOn'] as const) {
    const typed = form[day]
    if (typed !== null && !isDay(typed)) say(day, 'no-day')
  }
  if (form.startsOn !== null && form.endsOn !== null && form.endsOn < form.startsOn) say('endsOn', 'ends-before')
  if (form.consentOn !== null && form.consentOn > today) say('consentOn', 'in-future')
  return found
}

/** Everything that stands between the form and its being sent, in the order of the form. Empty: it can be sent. */
export function checkToSubmit(form: Form, today: string): readonly Finding[] {
  const missing = (field: FormField, there: boolean): readonly Finding[] => (there ? [] : [{ field, code: 'missing' }])
  const filled = (text: string) => text.trim() !== ''
  const found = [
    ...itemsNeeded(form).flatMap((item) => missing(item, filled(form[item]))),
    ...(form.joins ? [] : missing('field', form.hasField)),
    ...(form.joins ? [] : missing('place', filled(form.place))),
    ...(form.kind === 'collective' ? missing('lead', form.hasLead) : []),
    ...(carriesOn(form.registration) ? missing('carried', form.hasCarried) : []),
    ...(form.registration === 'replicated' ? missing('origin', form.hasOrigin) : []),
    ...(itemsNeeded(form).includes('schedule') ? missing('startsOn', form.startsOn !== null) : []),
    ...consent(form),
  ]
  return [...found, ...checkToSave(form, today)]
}

/** A person is registered only with their consent on record: the day it was given, and how. */
function consent(form: Form): readonly Finding[] {
  if (form.kind !== 'individual') return []
  const given = { person: form.person, consentOn: form.consentOn ?? '', consentHow: form.consentHow }
  return (['person', 'consentOn', 'consentHow'] as const)
    .filter((field) => given[field].trim() === '')
    .map((field) => ({ field, code: 'missing' }))
}
