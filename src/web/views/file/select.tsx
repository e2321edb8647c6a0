import { t } from '../../../i18n/catalogue.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary, PostForm, SelectField, TextArea } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref } from '../../components/page.ts'
import { Breadcrumbs, EmptyState, PageHead } from '../../components/small.tsx'

export interface SelectProps {
  readonly page: PageContext
  readonly name: string
  readonly fileHref: string
  readonly action: string
  readonly version: number
  readonly newKey: string
  readonly rounds: readonly Choice[]
  readonly typed: { readonly round: string; readonly introduction: string }
  readonly errors: readonly FieldError[]
}

/** Which round of the level above, and what it was chosen by. */
export function SelectPage(props: SelectProps) {
  const { page, typed } = props
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => props.errors.find((error) => error.field === field)?.message
  return (
    <Layout page={page} title={say('file.select.title')} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: props.name, href: props.fileHref, vi: true }, { label: say('file.select.title') }]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={props.name} title={say('file.select.title')}>
        <p class="page-lead">{say('file.select.lead')}</p>
      </PageHead>
      {props.rounds.length === 0 ? (
        <EmptyState text={say('file.select.none')} />
      ) : (
        <PostForm page={page} action={localHref(lang, props.action)}>
          <input type="hidden" name="_key" value={props.newKey} />
          <input type="hidden" name="_version" value={String(props.version)} />
          <SelectField
            lang={lang}
            id="dot"
            label={say('file.select.round')}
            choices={props.rounds}
            value={typed.round}
            error={wrong('dot')}
          />
          <TextArea
            lang={lang}
            id="can-cu"
            label={say('file.select.introduction')}
            hint={say('file.select.introduction.hint')}
            value={typed.introduction}
            error={wrong('can-cu')}
            rows={3}
          />
          <div class="form-end">
            <button class="button" type="submit">
              {say('file.select.button')}
            </button>
          </div>
        </PostForm>
      )}
    </Layout>
  )
}
