import type { Child } from 'hono/jsx'
import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, PostForm } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { Breadcrumbs, PageHead } from '../../components/small.tsx'
import { Fields, type FormField, type Typed, valueWords } from './form-fields.tsx'

/** A form: its fields with what is kept, and what somebody typed if it came back. */
export interface FormModel {
  readonly action: string
  readonly fields: readonly FormField[]
  readonly button: string
  /** Names it for readers of the screen, where a page has several forms. */
  readonly label?: string
  /** The row's version, where something that exists is changed. */
  readonly version?: number | undefined
  readonly hidden?: readonly { readonly name: string; readonly value: string }[]
  readonly typed?: Typed | undefined
  readonly errors: readonly FieldError[]
  /** Somebody else saved in between: what is kept and what was typed stand side by side. */
  readonly conflict?: boolean | undefined
  readonly quiet?: boolean
}

interface SetupFormProps {
  readonly page: PageContext
  readonly form: FormModel
  /** A new key for each time the form is shown: pressing twice does one thing. */
  readonly newKey: () => string
  readonly children?: Child
}

/** One form of setting up. */
export function SetupForm({ page, form, newKey, children }: SetupFormProps) {
  const { lang } = page
  return (
    <PostForm
      page={page}
      action={localHref(lang, form.action)}
      {...(form.label === undefined ? {} : { label: form.label })}
    >
      {form.conflict === true ? <BothVersions page={page} form={form} /> : null}
      <input type="hidden" name="_key" value={newKey()} />
      {form.version === undefined ? null : <input type="hidden" name="_version" value={String(form.version)} />}
      {(form.hidden ?? []).map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Fields lang={lang} fields={form.fields} typed={form.typed} errors={form.errors} />
      {children}
      <p>
        <button class={form.quiet === true ? 'button button-quiet' : 'button'} type="submit">
          {form.button}
        </button>
      </p>
    </PostForm>
  )
}

/** What is kept beside what was typed, where they differ. Sending again keeps what was typed. */
function BothVersions({ page, form }: { page: PageContext; form: FormModel }) {
  const say = t(page.lang)
  const differing = form.fields
    .map((field) => ({
      label: field.label,
      kept: valueWords(page.lang, field, field.value),
      typed: valueWords(page.lang, field, form.typed?.(field.name) ?? []),
    }))
    .filter(({ kept, typed }) => kept !== typed)
  return (
    <section class="notice" aria-labelledby="hai-ban">
      <h2 id="hai-ban">{say('setup.conflict.title')}</h2>
      <p>{say('setup.conflict.lead')}</p>
      {differing.length === 0 ? (
        <p>{say('setup.conflict.same')}</p>
      ) : (
        <dl class="facts">
          {differing.map(({ label, kept, typed }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                {say('setup.conflict.kept')}: {kept === '' ? '–' : kept}
                <br />
                {say('setup.conflict.typed')}: {typed === '' ? '–' : typed}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

export interface FormPageProps {
  readonly page: PageContext
  readonly title: string
  readonly lead?: string
  readonly crumbs: readonly Crumb[]
  readonly form: FormModel
  readonly newKey: () => string
  /** Between the head and the form. */
  readonly before?: Child
  readonly after?: Child
}

/** A page that is one form. */
export function FormPage({ page, title, lead, crumbs, form, newKey, before, after }: FormPageProps) {
  return (
    <Layout page={page} title={title} section="desk" staff>
      <Breadcrumbs lang={page.lang} crumbs={crumbs} />
      <ErrorSummary lang={page.lang} errors={form.errors} />
      <PageHead eyebrow={t(page.lang)('setup.eyebrow')} title={title}>
        {lead === undefined ? null : <p class="page-lead">{lead}</p>}
      </PageHead>
      {before}
      <SetupForm page={page} form={form} newKey={newKey} />
      {after}
    </Layout>
  )
}
