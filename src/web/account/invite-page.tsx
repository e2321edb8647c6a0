import { t } from '../../i18n/catalogue.ts'
import type { Choice, FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'
import { messageAt } from './choose-fields.tsx'
import { GrantFields } from './grant-fields.tsx'
import type { GrantTyped } from './grant-form.ts'

interface InviteProps {
  readonly page: PageContext
  readonly typed: GrantTyped & { readonly name: string }
  readonly organisations: readonly Choice[]
  readonly errors: readonly FieldError[]
  /** Of this form: pressing twice invites once. */
  readonly key: string
}

/** Somebody new, with the role that they begin with. */
export function InvitePage({ page, typed, organisations, errors, key }: InviteProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('invite.title')} section="desk" staff>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={say('people.title')} title={say('invite.title')}>
        <p class="page-lead">{say('invite.lead')}</p>
      </PageHead>
      <PostForm page={page} action={localHref(lang, '/ban-lam-viec/nguoi-dung/moi')}>
        <input type="hidden" name="khoa-lenh" value={key} />
        <TextField
          lang={lang}
          id="ho-ten"
          label={say('invite.name')}
          value={typed.name}
          autocomplete="off"
          error={messageAt(errors, 'ho-ten')}
        />
        <GrantFields lang={lang} typed={typed} organisations={organisations} errors={errors} />
        <button class="button" type="submit">
          {say('invite.button')}
        </button>
      </PostForm>
      <p>
        <a href={localHref(lang, '/ban-lam-viec/nguoi-dung')}>{say('action.cancel')}</a>
      </p>
    </Layout>
  )
}
