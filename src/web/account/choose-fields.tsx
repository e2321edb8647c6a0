import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { TextField } from '../components/form.tsx'

interface ChooseProps {
  readonly lang: Lang
  readonly errors: readonly FieldError[]
  /** Typed or suggested; the account has its user name already when absent. */
  readonly userName?: string
}

export const messageAt = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message

/** A user name, if there is none yet, and a password twice. What was typed as a password never comes back. */
export function ChooseFields({ lang, errors, userName }: ChooseProps) {
  const say = t(lang)
  return (
    <>
      {userName === undefined ? null : (
        <TextField
          lang={lang}
          id="ten-dang-nhap"
          label={say('choose.user-name')}
          hint={say('choose.user-name.hint')}
          value={userName}
          autocomplete="username"
          plain
          error={messageAt(errors, 'ten-dang-nhap')}
        />
      )}
      <TextField
        lang={lang}
        id="mat-khau"
        type="password"
        label={say('choose.password')}
        hint={say('choose.password.hint')}
        autocomplete="new-password"
        error={messageAt(errors, 'mat-khau')}
      />
      <TextField
        lang={lang}
        id="mat-khau-lai"
        type="password"
        label={say('choose.again')}
        autocomplete="new-password"
        error={messageAt(errors, 'mat-khau-lai')}
      />
    </>
  )
}
