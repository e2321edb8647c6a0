import type { Lang } from '../../../i18n/catalogue.ts'
import { t } from '../../../i18n/catalogue.ts'
import type { Choice } from '../../components/form.tsx'
import { SelectField, TextArea, TextField } from '../../components/form.tsx'

/** A body that takes part, and with what. */
export interface PartnerRow {
  readonly name: string
  readonly role: 'partner' | 'adviser'
  readonly part: string
}

/** One input of a short page. Its name is what the command calls it. */
export interface FormInput {
  readonly name: string
  readonly label: string
  readonly form: 'line' | 'text' | 'day' | 'choice' | 'partners'
  readonly value: string
  readonly optional: boolean
  readonly hint?: string
  readonly error?: string
  readonly choices?: readonly Choice[]
  /** Words of a choice that is not made yet. */
  readonly empty?: string
  readonly suggestions?: readonly string[]
  /** For the script: where the models with a similar name are asked for. */
  readonly more?: Readonly<Record<string, string>>
  readonly partners?: readonly PartnerRow[]
  /** Somebody else kept this meanwhile. */
  readonly theirs?: { readonly text: string; readonly by: string; readonly at: string }
}

/** One input with its hint and error, and beside it what somebody else kept meanwhile. */
export function Input({ lang, input }: { lang: Lang; input: FormInput }) {
  const say = t(lang)
  const { theirs } = input
  return (
    <>
      <Field lang={lang} input={input} />
      {theirs === undefined ? null : (
        <div class="both-versions">
          <p>{say('reg.conflict', { by: theirs.by, at: theirs.at })}</p>
          <p>
            <strong>{say('reg.conflict.theirs')}</strong>
          </p>
          <p class="kept-text">{theirs.text}</p>
        </div>
      )}
    </>
  )
}

function Field({ lang, input }: { lang: Lang; input: FormInput }) {
  const shared = {
    lang,
    id: input.name,
    label: input.label,
    value: input.value,
    ...(input.hint === undefined ? {} : { hint: input.hint }),
    ...(input.optional ? { optional: true } : {}),
    error: input.error,
  }
  if (input.form === 'partners') return <Partners lang={lang} input={input} />
  if (input.form === 'text') return <TextArea {...shared} rows={6} />
  if (input.form === 'choice')
    return (
      <SelectField
        {...shared}
        choices={input.choices ?? []}
        {...(input.empty === undefined ? {} : { empty: input.empty })}
      />
    )
  if (input.form === 'day') return <TextField {...shared} short autocomplete="off" />
  return (
    <>
      <TextField
        {...shared}
        more={{ ...input.more, ...(input.suggestions === undefined ? {} : { list: 'to-chuc' }) }}
      />
      {input.suggestions === undefined ? null : <Suggestions names={input.suggestions} />}
    </>
  )
}

/** Names to choose from while typing. */
export function Suggestions({ names }: { names: readonly string[] }) {
  return (
    <datalist id="to-chuc">
      {names.map((name) => (
        <option value={name} />
      ))}
    </datalist>
  )
}

function Partners({ lang, input }: { lang: Lang; input: FormInput }) {
  const say = t(lang)
  return (
    <fieldset class="fieldset" id={input.name} tabindex={-1}>
      <legend>
        {input.label} <span class="hint">{say('form.optional')}</span>
      </legend>
      {input.hint === undefined ? null : <p class="hint">{input.hint}</p>}
      {input.error === undefined ? null : <span class="field-error">{input.error}</span>}
      {(input.partners ?? []).map((partner, i) => (
        <div class="partner-row">
          <TextField
            lang={lang}
            id={`partner-name-${i}`}
            name="partner.name"
            label={say('reg.field.partner.name', { n: i + 1 })}
            value={partner.name}
            more={{ list: 'to-chuc' }}
          />
          <SelectField
            lang={lang}
            id={`partner-role-${i}`}
            name="partner.role"
            label={say('reg.field.partner.role')}
            choices={[
              { value: 'partner', label: say('reg.role.partner') },
              { value: 'adviser', label: say('reg.role.adviser') },
            ]}
            value={partner.role}
          />
          <TextField
            lang={lang}
            id={`partner-part-${i}`}
            name="partner.part"
            label={say('reg.field.partner.part')}
            value={partner.part}
          />
        </div>
      ))}
    </fieldset>
  )
}
