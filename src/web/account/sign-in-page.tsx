import { t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'

/** Why somebody sees the page: asked for it, or met the end of a session with or without something typed. */
export type SignInReason = 'asked' | 'first' | 'kept' | 'kept-no-file' | 'not-kept'

export interface SignInState {
  readonly errors: readonly FieldError[]
  /** What goes along and comes back after signing in. */
  readonly sealed: string
  readonly reason: SignInReason
  readonly userName?: string
  /** What the provider's button says. */
  readonly provider?: string
}

interface Props {
  readonly page: PageContext
  readonly state: SignInState
}

/** User name and password; below it the other ways, if there are any. */
export function SignInPage({ page, state }: Props) {
  const { lang } = page
  const say = t(lang)
  const title = state.reason === 'asked' ? say('sign-in.title') : say('sign-in.first')
  const wrong = state.errors.length > 0
  return (
    <Layout page={page} title={title} staff>
      <ErrorSummary lang={lang} errors={state.errors} />
      <PageHead eyebrow={say('account.eyebrow')} title={title}>
        <Reason page={page} reason={state.reason} />
      </PageHead>
      <PostForm page={page} action={localHref(lang, '/dang-nhap')} class="form form-narrow">
        <Sealed value={state.sealed} />
        <TextField
          lang={lang}
          id="ten-dang-nhap"
          label={say('sign-in.user-name')}
          value={state.userName}
          autocomplete="username"
          plain
          error={wrong ? state.errors[0]?.message : undefined}
        />
        <TextField
          lang={lang}
          id="mat-khau"
          type="password"
          label={say('sign-in.password')}
          autocomplete="current-password"
        />
        <button class="button" type="submit">
          {say('sign-in.button')}
        </button>
      </PostForm>
      <OtherWays page={page} state={state} />
      <p class="hint">{say('sign-in.no-password')}</p>
    </Layout>
  )
}

function Reason({ page, reason }: { page: PageContext; reason: SignInReason }) {
  const say = t(page.lang)
  if (reason === 'asked') return <p class="page-lead">{say('sign-in.lead')}</p>
  if (reason === 'first') return <p class="page-lead">{say('sign-in.first.lead')}</p>
  if (reason === 'not-kept') return <p class="notice">{say('sign-in.not-kept')}</p>
  return (
    <p class="notice">
      {say('sign-in.kept')} {reason === 'kept-no-file' ? say('sign-in.file-lost') : null}
    </p>
  )
}

/** What a form carries for later. */
export function Sealed({ value }: { value: string }) {
  return value === '' ? null : <input type="hidden" name="giu" value={value} />
}

/** A passkey needs the browser's module, which shows its button; a provider is a plain link. */
function OtherWays({ page, state }: Props) {
  const { lang } = page
  const say = t(lang)
  return (
    <div class="other-ways">
      <div data-passkey="get" hidden>
        <PostForm page={page} action={localHref(lang, '/dang-nhap/khoa-truy-cap/xac-nhan')}>
          <Sealed value={state.sealed} />
          <input type="hidden" name="tra-loi" value="" />
          <button class="button button-quiet" type="submit" data-ask={localHref(lang, '/dang-nhap/khoa-truy-cap')}>
            {say('sign-in.passkey')}
          </button>
          <p class="field-error" role="alert" hidden>
            {say('sign-in.passkey.failed')}
          </p>
        </PostForm>
      </div>
      {state.provider === undefined ? null : (
        <p>
          <a class="button button-quiet" href={localHref(lang, '/dang-nhap/oidc')}>
            {say('sign-in.provider', { name: state.provider })}
          </a>
        </p>
      )}
    </div>
  )
}

interface SecondStepProps {
  readonly page: PageContext
  readonly errors: readonly FieldError[]
  readonly sealed: string
}

/** The code after the password. */
export function SecondStepPage({ page, errors, sealed }: SecondStepProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('second-step.title')} staff>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={say('sign-in.title')} title={say('second-step.title')}>
        <p class="page-lead">{say('second-step.lead')}</p>
      </PageHead>
      <PostForm page={page} action={localHref(lang, '/dang-nhap/hai-lop')} class="form form-narrow">
        <Sealed value={sealed} />
        <TextField
          lang={lang}
          id="ma"
          label={say('second-step.code')}
          hint={say('second-step.code.hint')}
          autocomplete="one-time-code"
          plain
          short
          error={errors[0]?.message}
        />
        <button class="button" type="submit">
          {say('second-step.button')}
        </button>
      </PostForm>
      <p>
        <a href={localHref(lang, '/dang-nhap')}>{say('action.back')}</a>
      </p>
    </Layout>
  )
}

/** Sign-in by a link. The link itself only opens this, so that whoever looks at links first uses none up. */
export function ConfirmLinkPage({ page, code }: { page: PageContext; code: string }) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('sign-in.confirm.title')} staff>
      <PageHead eyebrow={say('desk.eyebrow')} title={say('sign-in.confirm.title')} />
      <PostForm page={page} action={localHref(lang, '/dang-nhap/xac-nhan')}>
        <p>{say('sign-in.confirm')}</p>
        <input type="hidden" name="code" value={code} />
        <button class="button" type="submit">
          {say('sign-in.confirm.button')}
        </button>
      </PostForm>
    </Layout>
  )
}
