import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import type { PageContext } from './page.ts'

/** What is wrong with one field, in a sentence. `field` is the id of its input. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** The list of what to correct, at the top of the page; each line leads to its field. Takes the focus on load. */
export function ErrorSummary({ lang, errors }: { lang: Lang; errors: readonly FieldError[] }) {
  const say = t(lang)
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" aria-labelledby="loi-tieu-de" tabindex={-1} data-focus>
      <h2 id="loi-tieu-de">
        {errors.length === 1 ? say('form.errors-one') : say('form.errors', { n: errors.length })}
      </h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  readonly lang: Lang
  /** Also the name, unless `name` is given. */
  readonly id: string
  readonly name?: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly error?: string | undefined
}

/** The describing ids and states that an input shares with its hint and error. */
function described(props: FieldProps): Record<string, string> {
  const ids = [
    ...(props.hint === undefined ? [] : [`${props.id}-goi-y`]),
    ...(props.error === undefined ? [] : [`${props.id}-loi`]),
  ]
  return {
    id: props.id,
    name: props.name ?? props.id,
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(props.error === undefined ? {} : { 'aria-invalid': 'true' }),
  }
}

function FieldFrame({ field, children }: { field: FieldProps; children?: Child }) {
  const say = t(field.lang)
  return (
    <div class={field.error === undefined ? 'field' : 'field field-wrong'}>
      <label for={field.id}>
        {field.label} {field.optional === true ? <span class="hint">{say('form.optional')}</span> : null}
      </label>
      {field.hint === undefined ? null : (
        <span class="hint" id={`${field.id}-goi-y`}>
          {field.hint}
        </span>
      )}
      {field.error === undefined ? null : (
        <span class="field-error" id={`${field.id}-loi`}>
          <span class="visually-hidden">{say('form.error-prefix')}</span> {field.error}
        </span>
      )}
      {children}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  readonly value?: string | number | undefined
  readonly type?: 'text' | 'email' | 'url' | 'password'
  readonly numeric?: boolean
  readonly short?: boolean
  readonly autocomplete?: string
  readonly required?: boolean
  /** Not a word of a language: phones leave capitals and spelling alone. */
  readonly plain?: boolean
  /** Further attributes of the input: a list of suggestions, what the script looks for. */
  readonly more?: Readonly<Record<string, string>>
}

const PLAIN: Readonly<Record<string, string>> = { autocapitalize: 'none', spellcheck: 'false' }

/** A one-line input. Numbers are typed as text with a numeric keyboard, so that "1.234" is never lost. */
export function TextField(props: TextFieldProps) {
  return (
    <FieldFrame field={props}>
      <input
        type={props.type ?? 'text'}
        class={props.short === true ? 'input input-short' : 'input'}
        value={props.value ?? ''}
        {...(props.numeric === true ? { inputmode: 'decimal' } : {})}
        {...(props.autocomplete === undefined ? {} : { autocomplete: props.autocomplete })}
        {...(props.required === true ? { required: true } : {})}
        {...(props.plain === true ? PLAIN : {})}
        {...(props.more ?? {})}
        {...described(props)}
      />
    </FieldFrame>
  )
}

/** A box for much text. */
export function TextArea(props: FieldProps & { readonly value?: string | undefined; readonly rows?: number }) {
  return (
    <FieldFrame field={props}>
      <textarea class="input" rows={props.rows ?? 4} {...described(props)}>
        {props.value ?? ''}
      </textarea>
    </FieldFrame>
  )
}

/** A file from the machine. */
export function FileField(props: FieldProps & { readonly accept: string }) {
  return (
    <FieldFrame field={props}>
      <input type="file" class="input" accept={props.accept} {...described(props)} />
    </FieldFrame>
  )
}

/** One choice of a list. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** A list to choose one from; with `any` the first line stands for all, with `empty` for nothing chosen yet. */
export function SelectField(
  props: FieldProps & {
    readonly choices: readonly Choice[]
    readonly value?: string | undefined
    readonly any?: boolean
    readonly empty?: string
    readonly more?: Readonly<Record<string, string>>
  },
) {
  return (
    <FieldFrame field={props}>
      <select class="input" {...(props.more ?? {})} {...described(props)}>
        {props.any === true ? <option value="">{t(props.lang)('form.any')}</option> : null}
        {props.empty === undefined ? null : <option value="">{props.empty}</option>}
        {props.choices.map((choice) => (
          <option value={choice.value} {...(choice.value === props.value ? { selected: true } : {})}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** One box to tick, with its sentence. */
export function CheckField(props: FieldProps & { readonly checked?: boolean }) {
  return (
    <div class={props.error === undefined ? 'field field-check' : 'field field-check field-wrong'}>
      <input type="checkbox" value="1" {...(props.checked === true ? { checked: true } : {})} {...described(props)} />
      <label for={props.id}>{props.label}</label>
      {props.error === undefined ? null : (
        <span class="field-error" id={`${props.id}-loi`}>
          <span class="visually-hidden">{t(props.lang)('form.error-prefix')}</span> {props.error}
        </span>
      )}
    </div>
  )
}

/** A form that writes: POST, with the form's token. */
export function PostForm(
  props: PropsWithChildren<{ page: PageContext; action: string; upload?: boolean; class?: string; label?: string }>,
) {
  return (
    <form
      method="post"
      action={props.action}
      class={props.class ?? 'form'}
      {...(props.upload === true ? { enctype: 'multipart/form-data' } : {})}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      novalidate
    >
      {props.page.formToken === undefined ? null : <input type="hidden" name="_token" value={props.page.formToken} />}
      {props.children}
    </form>
  )
}

/** One filter: a list to choose from. `id` is the name in the address. */
export interface Filter {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly value?: string
}

interface FilterFormProps {
  readonly lang: Lang
  /** Address of the page without its filters. */
  readonly action: string
  readonly filters: readonly Filter[]
  /** Says what is filtered. */
  readonly label: string
  /** Parts of the address that must stay. */
  readonly keep?: readonly { readonly name: string; readonly value: string }[]
}

/** Filters that are the page's address: GET, so that a filtered list can be sent to someone. */
export function FilterForm({ lang, action, filters, label, keep = [] }: FilterFormProps) {
  const say = t(lang)
  const active = filters.some((filter) => (filter.value ?? '') !== '')
  const kept = keep.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  const [path, fragment] = action.split('#', 2)
  return (
    <form class="filter-form" method="get" action={action} aria-label={label}>
      {keep.map((pair) => (
        <input type="hidden" name={pair.name} value={pair.value} />
      ))}
      {filters.map((filter) => (
        <SelectField
          lang={lang}
          id={filter.id}
          label={filter.label}
          choices={filter.choices}
          value={filter.value}
          any
        />
      ))}
      <div class="filter-actions">
        <button class="button button-quiet" type="submit">
          {say('action.filter')}
        </button>
        {active ? (
          <a href={`${path}${kept === '' ? '' : `?${kept}`}${fragment === undefined ? '' : `#${fragment}`}`}>
            {say('action.clear')}
          </a>
        ) : null}
      </div>
    </form>
  )
}
