import { t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'

/** Which of the three steps: ask for a link, it was sent, or it was followed and waits for one press of a button. */
export type SignInStep =
  | { readonly step: 'ask'; readonly email?: string; readonly errors: readonly FieldError[] }
  | { readonly step: 'sent'; readonly email: string; readonly minutes: number }
  | { readonly step: 'confirm'; readonly name: string; readonly code: string }

export interface SignInProps {
  readonly page: PageContext
  readonly state: SignInStep
}

/** Sign-in by a link. The link itself only opens the last step, so that mail scanners do not use it up. */
export function SignInPage({ page, state }: SignInProps) {
  const { lang } = page
  const say = t(lang)
  const title =
    state.step === 'ask'
      ? say('sign-in.title')
      : state.step === 'sent'
        ? say('sign-in.sent.title')
        : say('sign-in.confirm.title')
  return (
    <Layout page={page} title={title} staff>
      {state.step === 'ask' ? <ErrorSummary lang={lang} errors={state.errors} /> : null}
      <PageHead eyebrow={say('desk.eyebrow')} title={title} />
      <Step page={page} state={state} />
    </Layout>
  )
}

function Step({ page, state }: SignInProps) {
  const { lang } = page
  const say = t(lang)
  if (state.step === 'sent') {
    return <p class="page-lead">{say('sign-in.sent', { email: state.email, minutes: state.minutes })}</p>
  }
  if (state.step === 'confirm') {
    return (
      <PostForm page={page} action={localHref(lang, '/dang-nhap/xac-nhan')}>
        <p>{say('sign-in.confirm', { name: state.name })}</p>
        <input type="hidden" name="code" value={state.code} />
        <button class="button" type="submit">
          {say('sign-in.confirm.button')}
        </button>
      </PostForm>
    )
  }
  return (
    <PostForm page={page} action={localHref(lang, '/dang-nhap')}>
      <p class="page-lead">{say('sign-in.lead')}</p>
      <TextField
        lang={lang}
        id="email"
        type="email"
        label={say('sign-in.email')}
        hint={say('sign-in.email.hint')}
        autocomplete="email"
        value={state.email}
        error={state.errors.find((error) => error.field === 'email')?.message}
      />
      <button class="button" type="submit">
        {say('sign-in.button')}
      </button>
    </PostForm>
  )
}
