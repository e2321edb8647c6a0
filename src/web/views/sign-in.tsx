import { t } from '../../i18n/catalogue.ts'
import { PostForm } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'

/** Where a person stands: told how to get a link, or having followed one, which waits for one press of a button. */
export type SignInStep = { readonly step: 'ask' } | { readonly step: 'confirm'; readonly code: string }

export interface SignInProps {
  readonly page: PageContext
  readonly state: SignInStep
}

/** Sign-in by a link. The link itself only opens the last step, so that whoever looks at links first uses none up. */
export function SignInPage({ page, state }: SignInProps) {
  const { lang } = page
  const say = t(lang)
  const title = state.step === 'ask' ? say('sign-in.title') : say('sign-in.confirm.title')
  return (
    <Layout page={page} title={title} staff>
      <PageHead eyebrow={say('desk.eyebrow')} title={title} />
      {state.step === 'ask' ? (
        <p class="page-lead">{say('sign-in.how')}</p>
      ) : (
        <PostForm page={page} action={localHref(lang, '/dang-nhap/xac-nhan')}>
          <p>{say('sign-in.confirm')}</p>
          <input type="hidden" name="code" value={state.code} />
          <button class="button" type="submit">
            {say('sign-in.confirm.button')}
          </button>
        </PostForm>
      )}
    </Layout>
  )
}
