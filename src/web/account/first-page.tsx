import { t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'
import { ChooseFields, messageAt } from './choose-fields.tsx'

interface SetUpProps {
  readonly page: PageContext
  readonly values: { readonly code: string; readonly place: string; readonly name: string; readonly userName: string }
  readonly errors: readonly FieldError[]
}

/** The first person of a site. */
export function SetUpPage({ page, values, errors }: SetUpProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('set-up.title')} staff>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={say('account.eyebrow')} title={say('set-up.title')}>
        <p class="page-lead">{say('set-up.lead')}</p>
      </PageHead>
      <PostForm page={page} action={localHref(lang, '/thiet-lap')} class="form form-narrow">
        <TextField
          lang={lang}
          id="ma"
          label={say('set-up.code')}
          hint={say('set-up.code.hint')}
          value={values.code}
          autocomplete="off"
          plain
          error={messageAt(errors, 'ma')}
        />
        <TextField
          lang={lang}
          id="noi"
          label={say('set-up.place')}
          hint={say('set-up.place.hint')}
          value={values.place}
          error={messageAt(errors, 'noi')}
        />
        <TextField
          lang={lang}
          id="ho-ten"
          label={say('set-up.name')}
          hint={say('set-up.name.hint')}
          value={values.name}
          autocomplete="name"
          error={messageAt(errors, 'ho-ten')}
        />
        <ChooseFields lang={lang} errors={errors} userName={values.userName} />
        <button class="button" type="submit">
          {say('set-up.button')}
        </button>
      </PostForm>
    </Layout>
  )
}

interface LinkProps {
  readonly page: PageContext
  readonly code: string
  readonly link: { readonly kind: 'invitation' | 'reset'; readonly name: string; readonly userName: string | undefined }
  readonly suggested: string
  readonly errors: readonly FieldError[]
}

/** What an invitation or a reset link opens. */
export function LinkPage({ page, code, link, suggested, errors }: LinkProps) {
  const { lang } = page
  const say = t(lang)
  const { kind, name, userName } = link
  const title = say(`${kind}.title`)
  return (
    <Layout page={page} title={title} staff>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={say('account.eyebrow')} title={title}>
        <p class="page-lead">
          {userName === undefined ? say('invitation.lead', { name }) : say('reset.lead', { name, user: userName })}
        </p>
      </PageHead>
      <PostForm page={page} action={localHref(lang, `/moi/${code}`)} class="form form-narrow">
        {userName === undefined ? (
          <ChooseFields lang={lang} errors={errors} userName={suggested} />
        ) : (
          <ChooseFields lang={lang} errors={errors} />
        )}
        <button class="button" type="submit">
          {say(`${kind}.button`)}
        </button>
      </PostForm>
    </Layout>
  )
}
