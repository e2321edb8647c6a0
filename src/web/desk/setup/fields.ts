import { t } from '../../../i18n/catalogue.ts'
import type { Choice } from '../../components/form.tsx'
import type { Ask } from '../../context.ts'
import type { FormField } from '../../views/setup/form-fields.tsx'
import { dayText, lastText, unitText } from './words.ts'

type More = Pick<FormField, 'hint' | 'optional' | 'none' | 'beside'>
type Text = string | null | undefined

/** One line of text. */
export const line = (name: string, label: string, value: Text, more: More = {}): FormField => ({
  name,
  label,
  kind: 'line',
  value: value ?? '',
  ...more,
})

/** Several lines of text. */
export const lines = (name: string, label: string, value: Text, more: More = {}): FormField => ({
  ...line(name, label, value, more),
  kind: 'lines',
})

/** A number, typed as text. */
export const number = (name: string, label: string, value: Text, more: More = {}): FormField => ({
  ...line(name, label, value, more),
  kind: 'number',
})

/** One of a list. */
export const choice = (
  name: string,
  label: string,
  of: { readonly choices: readonly Choice[]; readonly value: Text },
  more: More = {},
): FormField => ({ name, label, kind: 'choice', choices: of.choices, value: of.value ?? '', ...more })

/** A box to tick. */
export const tick = (name: string, label: string, ticked: boolean): FormField => ({
  name,
  label,
  kind: 'tick',
  value: ticked ? '1' : '',
})

/** The name of the fields that follow. */
export const heading = (name: string, label: string): FormField => ({ name, label, kind: 'heading', value: '' })

/** A day of which nothing more need be said. */
export const day = (ask: Ask, name: string, label: string, value: Text, more: More = {}): FormField => ({
  ...line(name, label, dayText(ask.lang, value), more),
  kind: 'day',
})

/** The last day of something, kept as the first day after it; may be left open. */
export const lastDay = (ask: Ask, label: string, to: Text): FormField => ({
  ...line('validTo', label, lastText(ask.lang, to), { hint: t(ask.lang)('setup.to.hint'), optional: true }),
  kind: 'day',
})

/** Whose rules they are: a unit's, or everybody's when it is left empty. */
export const whose = (ask: Ask, unitId: Text): FormField => {
  const say = t(ask.lang)
  return line('unitId', say('setup.whose'), unitText(ask, unitId), { hint: say('setup.whose.hint'), optional: true })
}
