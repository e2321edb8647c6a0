import type { Child } from 'hono/jsx'
import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import type { Choice } from './form.tsx'

interface GroupProps {
  readonly lang: Lang
  /** Of the group; where an error leads to. */
  readonly id: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A group of fields under one heading. */
export function FieldGroup({ lang, id, legend, hint, error, children }: GroupProps & { readonly children?: Child }) {
  const ids = [...(hint === undefined ? [] : [`${id}-goi-y`]), ...(error === undefined ? [] : [`${id}-loi`])]
  return (
    <fieldset
      class={error === undefined ? 'fieldset' : 'fieldset field-wrong'}
      id={id}
      tabindex={-1}
      {...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') })}
    >
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-goi-y`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <span class="field-error" id={`${id}-loi`}>
          <span class="visually-hidden">{t(lang)('form.error-prefix')}</span> {error}
        </span>
      )}
      {children}
    </fieldset>
  )
}

interface ListProps extends GroupProps {
  readonly name: string
  readonly choices: readonly Choice[]
}

/** Any of a list. */
export function CheckList(props: ListProps & { readonly ticked: readonly string[] }) {
  return (
    <FieldGroup {...props}>
      {props.choices.map((choice, index) => (
        <div class="field field-check">
          <input
            type="checkbox"
            id={`${props.id}-${index}`}
            name={props.name}
            value={choice.value}
            {...(props.ticked.includes(choice.value) ? { checked: true } : {})}
          />
          <label for={`${props.id}-${index}`}>{choice.label}</label>
        </div>
      ))}
    </FieldGroup>
  )
}

/** Exactly one of a list, each on a line of its own, large enough for a thumb. */
export function RadioList(props: ListProps & { readonly chosen?: string | undefined; readonly large?: boolean }) {
  return (
    <FieldGroup {...props}>
      {props.choices.map((choice, index) => (
        <div class={props.large === true ? 'field field-check radio-large' : 'field field-check'}>
          <input
            type="radio"
            id={`${props.id}-${index}`}
            name={props.name}
            value={choice.value}
            {...(choice.value === props.chosen ? { checked: true } : {})}
          />
          <label for={`${props.id}-${index}`}>{choice.label}</label>
        </div>
      ))}
    </FieldGroup>
  )
}
