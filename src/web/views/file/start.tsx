import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, PostForm, TextArea, TextField } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref } from '../../components/page.ts'
import { Breadcrumbs, PageHead } from '../../components/small.tsx'

export interface StartProps {
  readonly page: PageContext
  readonly name: string
  readonly fileHref: string
  readonly action: string
  readonly version: number
  readonly newKey: string
  readonly typed: { readonly plan: string; readonly on: string; readonly place: string; readonly commitments: string }
  readonly errors: readonly FieldError[]
}

/** The unit's plan, and its public launch if there is one. */
export function StartPage(props: StartProps) {
  const { page, typed } = props
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => props.errors.find((error) => error.field === field)?.message
  return (
    <Layout page={page} title={say('file.start.title')} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: props.name, href: props.fileHref, vi: true }, { label: say('file.start.title') }]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={props.name} title={say('file.start.title')}>
        <p class="page-lead">{say('file.start.lead')}</p>
      </PageHead>
      <PostForm page={page} action={localHref(lang, props.action)}>
        <input type="hidden" name="_key" value={props.newKey} />
        <input type="hidden" name="_version" value={String(props.version)} />
        <TextArea
          lang={lang}
          id="plan"
          label={say('file.start.plan')}
          hint={say('file.start.plan.hint')}
          value={typed.plan}
          error={wrong('plan')}
          rows={8}
        />
        <fieldset class="fieldset">
          <legend>
            {say('file.start.launch')} <span class="hint">{say('form.optional')}</span>
          </legend>
          <TextField
            lang={lang}
            id="ra-mat-ngay"
            label={say('file.start.on')}
            hint={say('reg.field.day.hint')}
            short
            value={typed.on}
            error={wrong('ra-mat-ngay')}
          />
          <TextField lang={lang} id="ra-mat-noi" label={say('file.start.place')} value={typed.place} />
          <TextArea lang={lang} id="cam-ket" label={say('file.start.commitments')} value={typed.commitments} rows={4} />
        </fieldset>
        <div class="form-end">
          <button class="button" type="submit">
            {say('file.start.button')}
          </button>
        </div>
      </PostForm>
    </Layout>
  )
}
