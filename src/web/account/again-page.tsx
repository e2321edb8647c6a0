import { t } from '../../i18n/catalogue.ts'
import { PostForm } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'

interface AgainProps {
  readonly page: PageContext
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly fileLost: boolean
  /** Why it comes back, when it is not the end of a session. */
  readonly told?: { readonly title: string; readonly lead: string }
}

/** A form that met the end of a session, as it was: seen once more, then sent by the person. */
export function AgainPage({ page, action, fields, fileLost, told }: AgainProps) {
  const { lang } = page
  const say = t(lang)
  const title = told?.title ?? say('again.title')
  const typed = fields.filter(([, value]) => value.trim() !== '')
  return (
    <Layout page={page} title={title} section="desk" staff>
      <PageHead eyebrow={say(told === undefined ? 'sign-in.title' : 'desk.eyebrow')} title={title}>
        <p class="page-lead">
          {told?.lead ?? say('again.lead')} {fileLost ? say('sign-in.file-lost') : null}
        </p>
      </PageHead>
      <PostForm page={page} action={action}>
        <h2>{say('again.typed')}</h2>
        <dl class="facts facts-wide typed-again">
          {typed.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="form-actions">
          <button class="button" type="submit">
            {say('again.button')}
          </button>
          <a href={localHref(lang, '/ban-lam-viec')}>{say('again.leave')}</a>
        </div>
      </PostForm>
    </Layout>
  )
}
