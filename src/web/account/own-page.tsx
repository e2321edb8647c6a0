import type { SessionLine } from '../../app/account/session.ts'
import { type MessageKey, t } from '../../i18n/catalogue.ts'
import type { Choice, FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, SelectField, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead, Section } from '../components/small.tsx'
import { ChooseFields, messageAt } from './choose-fields.tsx'
import { PasskeyPart } from './passkey-part.tsx'
import { SessionTable } from './session-table.tsx'

/** What has just been done, as a sentence of the catalogue. */
export type Done = Extract<MessageKey, `own.${string}saved` | `own.${string}ed`>

export interface OwnProps {
  readonly page: PageContext
  readonly name: string
  readonly userName: string | undefined
  readonly hasPassword: boolean
  readonly secondStep: boolean
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly at: string }[]
  readonly provider?: { readonly name: string; readonly linked: boolean }
  readonly books: readonly Choice[]
  readonly book: string
  readonly sessions: readonly (SessionLine & { readonly current: boolean })[]
  readonly errors: readonly FieldError[]
  readonly done?: Done
  /** May manage the people of the book. */
  readonly manages: boolean
}

/** My account: every way in, and every device that is in. */
export function OwnPage(props: OwnProps) {
  const { page, name, userName, errors } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('own.title')} section="desk" staff>
      <ErrorSummary lang={lang} errors={errors} />
      {props.done === undefined ? null : (
        <p class="notice" role="status">
          {say(props.done)}
        </p>
      )}
      <PageHead eyebrow={say('account.eyebrow')} title={say('own.title')}>
        <p class="page-lead">
          {userName === undefined ? say('own.who.no-name', { name }) : say('own.who', { name, user: userName })}
        </p>
        {props.manages ? (
          <p>
            <a href={localHref(lang, '/ban-lam-viec/nguoi-dung')}>{say('people.link')}</a>
          </p>
        ) : null}
      </PageHead>
      <PasswordPart {...props} />
      <SecondStepPart {...props} />
      <PasskeyPart page={page} passkeys={props.passkeys} />
      {props.provider === undefined ? null : <ProviderPart page={page} {...props.provider} />}
      {props.books.length < 2 ? null : <BookPart {...props} />}
      <SessionTable page={page} sessions={props.sessions} />
      <PostForm page={page} action={localHref(lang, '/dang-xuat')}>
        <button class="button" type="submit">
          {say('nav.sign-out')}
        </button>
      </PostForm>
    </Layout>
  )
}

/** The present password, asked for before something that a stranger at an open desk must not do. */
function Present({ page, id, error }: { page: PageContext; id: string; error?: string | undefined }) {
  return (
    <TextField
      lang={page.lang}
      id={id}
      name="mat-khau-cu"
      type="password"
      label={t(page.lang)('own.password.present')}
      autocomplete="current-password"
      error={error}
    />
  )
}

function PasswordPart({ page, userName, hasPassword, errors }: OwnProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section
      id="doi-mat-khau"
      title={say('own.password')}
      lead={say(hasPassword ? 'own.password.lead' : 'own.password.first')}
    >
      <PostForm page={page} action={localHref(lang, '/tai-khoan/mat-khau')} class="form form-narrow">
        {hasPassword ? <Present page={page} id="mat-khau-cu" error={messageAt(errors, 'mat-khau-cu')} /> : null}
        {userName === undefined ? (
          <ChooseFields lang={lang} errors={errors} userName="" />
        ) : (
          <ChooseFields lang={lang} errors={errors} />
        )}
        <button class="button" type="submit">
          {say('own.password.button')}
        </button>
      </PostForm>
    </Section>
  )
}

function SecondStepPart({ page, secondStep, hasPassword, errors }: OwnProps) {
  const { lang } = page
  const say = t(lang)
  if (!hasPassword) {
    return <Section id="lop-hai" title={say('own.second')} lead={say('own.second.needs-password')} />
  }
  if (!secondStep) {
    return (
      <Section id="lop-hai" title={say('own.second')} lead={say('own.second.off')}>
        <PostForm page={page} action={localHref(lang, '/tai-khoan/hai-lop')} class="form form-narrow">
          <Present page={page} id="mat-khau-bat" error={messageAt(errors, 'mat-khau-bat')} />
          <button class="button" type="submit">
            {say('own.second.begin')}
          </button>
        </PostForm>
      </Section>
    )
  }
  return (
    <Section id="lop-hai" title={say('own.second')} lead={say('own.second.on')}>
      <PostForm page={page} action={localHref(lang, '/tai-khoan/ma-du-phong')} class="form form-narrow">
        <Present page={page} id="mat-khau-ma" />
        <div class="form-actions">
          <button class="button button-quiet" type="submit">
            {say('own.second.codes')}
          </button>
          <button class="button button-danger" type="submit" formaction={localHref(lang, '/tai-khoan/hai-lop/tat')}>
            {say('own.second.end')}
          </button>
        </div>
      </PostForm>
    </Section>
  )
}

function ProviderPart({ page, name, linked }: { page: PageContext; name: string; linked: boolean }) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section
      id="nha-cung-cap"
      title={say('own.provider', { name })}
      lead={linked ? say('own.provider.on') : say('own.provider.off', { name })}
    >
      {linked ? (
        <PostForm page={page} action={localHref(lang, '/tai-khoan/oidc/bo')}>
          <button class="button button-quiet" type="submit">
            {say('own.provider.unlink')}
          </button>
        </PostForm>
      ) : (
        <p>
          <a class="button button-quiet" href={localHref(lang, '/tai-khoan/oidc')}>
            {say('own.provider.link', { name })}
          </a>
        </p>
      )}
    </Section>
  )
}

function BookPart({ page, books, book }: OwnProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section id="so-dang-mo" title={say('own.books')}>
      <PostForm page={page} action={localHref(lang, '/tai-khoan/so')}>
        <SelectField lang={lang} id="so" label={say('own.books.choose')} choices={books} value={book} />
        <button class="button button-quiet" type="submit">
          {say('own.books.button')}
        </button>
      </PostForm>
    </Section>
  )
}
