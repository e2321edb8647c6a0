import { type Lang, maybe, t } from '../../i18n/catalogue.ts'
import type { Choice, FieldError } from '../components/form.tsx'
import { SelectField, TextField } from '../components/form.tsx'
import { messageAt } from './choose-fields.tsx'
import { GIVEN_ROLES, type GrantTyped } from './grant-form.ts'

export const roleWords = (lang: Lang, role: string): string => maybe(lang, `role.${role}`) ?? role

interface GrantFieldsProps {
  readonly lang: Lang
  readonly typed: GrantTyped
  readonly organisations: readonly Choice[]
  readonly errors: readonly FieldError[]
}

/** Role, scope, dates, and the decision that gives it. */
export function GrantFields({ lang, typed, organisations, errors }: GrantFieldsProps) {
  const say = t(lang)
  const roles = GIVEN_ROLES.map((role) => ({ value: role, label: roleWords(lang, role) }))
  const at = (field: string) => messageAt(errors, field)
  return (
    <>
      <SelectField
        lang={lang}
        id="vai-tro"
        label={say('grant.role')}
        choices={roles}
        value={typed.role}
        error={at('vai-tro')}
      />
      <fieldset class="fieldset">
        <legend>{say('grant.scope')}</legend>
        <p class="hint">{say('grant.scope.hint')}</p>
        <TextField
          lang={lang}
          id="don-vi"
          label={say('grant.unit')}
          hint={say('grant.unit.hint')}
          value={typed.unit}
          error={at('don-vi')}
        />
        {organisations.length === 0 ? null : (
          <SelectField
            lang={lang}
            id="to-chuc"
            label={say('grant.organisation')}
            choices={[{ value: '', label: '–' }, ...organisations]}
            value={typed.organisation}
            error={at('to-chuc')}
          />
        )}
      </fieldset>
      <TextField lang={lang} id="tu-ngay" label={say('grant.from')} value={typed.from} short error={at('tu-ngay')} />
      <TextField
        lang={lang}
        id="den-ngay"
        label={say('grant.to')}
        hint={say('grant.to.hint')}
        value={typed.to}
        optional
        short
        error={at('den-ngay')}
      />
      <TextField
        lang={lang}
        id="can-cu"
        label={say('grant.basis')}
        hint={say('grant.basis.hint')}
        value={typed.basis}
        error={at('can-cu')}
      />
    </>
  )
}
