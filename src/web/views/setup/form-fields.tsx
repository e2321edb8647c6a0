import type { Lang } from '../../../i18n/catalogue.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../components/form.tsx'

/** One field of a form of setting up. `name` is what the command calls it, so that its problems find their way back. */
export interface FormField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /**
   * line, lines: text; day: dd/mm/yyyy; number; choice: one of a list; tick: yes or no; ticks: any of a list; heading: no
   * field, but the name of those that follow.
   */
  readonly kind: 'line' | 'lines' | 'day' | 'number' | 'choice' | 'tick' | 'ticks' | 'heading'
  readonly choices?: readonly Choice[]
  /** A choice may be left open; says what that means. */
  readonly none?: string
  readonly optional?: boolean
  /** Stands beside its neighbours that say so too: the first and the last day of one window. */
  readonly beside?: boolean
  /** What is kept now; of ticks everything that is ticked, of a tick "1" or nothing. */
  readonly value: string | readonly string[]
}

/** What somebody typed; shown instead of what is kept. */
export type Typed = (name: string) => readonly string[]

const textOf = (value: FormField['value']): string => (typeof value === 'string' ? value : (value[0] ?? ''))
const listOf = (value: FormField['value']): readonly string[] =>
  typeof value === 'string' ? (value === '' ? [] : [value]) : value

interface FieldsProps {
  readonly lang: Lang
  readonly fields: readonly FormField[]
  readonly typed?: Typed | undefined
  readonly errors: readonly FieldError[]
}

/** The fields of a form in their order, each with its error. */
export function Fields({ lang, fields, typed, errors }: FieldsProps) {
  const one = (field: FormField) => (
    <OneField
      lang={lang}
      field={typed === undefined ? field : { ...field, value: typed(field.name) }}
      error={errors.find((error) => error.field === field.name)?.message}
    />
  )
  return (
    <>{rowsOf(fields).map((row) => (row.length === 1 ? row.map(one) : <div class="field-row">{row.map(one)}</div>))}</>
  )
}

/** Fields one by one, and those that stand beside one another together. */
function rowsOf(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  const rows: FormField[][] = []
  for (const field of fields) {
    const last = rows.at(-1)
    if (field.beside === true && last?.[0]?.beside === true) last.push(field)
    else rows.push([field])
  }
  return rows
}

interface OneProps {
  readonly lang: Lang
  readonly field: FormField
  readonly error: string | undefined
}

function OneField({ lang, field, error }: OneProps) {
  if (field.kind === 'heading') return <h2 class="form-heading">{field.label}</h2>
  const common = {
    lang,
    id: field.name,
    label: field.label,
    error,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    ...(field.optional === true ? { optional: true } : {}),
  }
  const value = textOf(field.value)
  if (field.kind === 'lines') return <TextArea {...common} value={value} rows={4} />
  if (field.kind === 'tick') return <CheckField {...common} checked={value !== ''} />
  if (field.kind === 'ticks') return <Ticks lang={lang} field={field} error={error} />
  if (field.kind === 'choice') {
    const none = field.none === undefined ? [] : [{ value: '', label: field.none }]
    return <SelectField {...common} choices={[...none, ...(field.choices ?? [])]} value={value} />
  }
  const short = field.kind === 'line' ? {} : { short: true, numeric: field.kind === 'number', autocomplete: 'off' }
  return <TextField {...common} {...short} value={value} />
}

/** Any of a list, under one heading. */
function Ticks({ lang, field, error }: OneProps) {
  const ticked = listOf(field.value)
  const hintId = `${field.name}-goi-y`
  return (
    <fieldset
      class={error === undefined ? 'fieldset' : 'fieldset field-wrong'}
      id={field.name}
      tabindex={-1}
      {...(field.hint === undefined ? {} : { 'aria-describedby': hintId })}
    >
      <legend>
        {field.label} {field.optional === true ? <span class="hint">{t(lang)('form.optional')}</span> : null}
      </legend>
      {field.hint === undefined ? null : (
        <p class="hint" id={hintId}>
          {field.hint}
        </p>
      )}
      {error === undefined ? null : (
        <span class="field-error">
          <span class="visually-hidden">{t(lang)('form.error-prefix')}</span> {error}
        </span>
      )}
      {(field.choices ?? []).map((choice, index) => (
        <div class="field field-check">
          <input
            type="checkbox"
            id={`${field.name}-${index}`}
            name={field.name}
            value={choice.value}
            {...(ticked.includes(choice.value) ? { checked: true } : {})}
          />
          <label for={`${field.name}-${index}`}>{choice.label}</label>
        </div>
      ))}
    </fieldset>
  )
}

/** What a value says to a person: labels of choices, yes or no, the text itself. */
export function valueWords(lang: Lang, field: FormField, value: FormField['value']): string {
  const say = t(lang)
  const labelOf = (one: string) => field.choices?.find((choice) => choice.value === one)?.label ?? one
  if (field.kind === 'tick') return say(textOf(value) === '' ? 'setup.no' : 'setup.yes')
  if (field.kind === 'ticks') return listOf(value).map(labelOf).join('; ')
  if (field.kind === 'choice') return textOf(value) === '' ? (field.none ?? '') : labelOf(textOf(value))
  return textOf(value)
}
