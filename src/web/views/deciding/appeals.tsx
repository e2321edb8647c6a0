import { t } from '../../../i18n/catalogue.ts'
import { ErrorSummary, type FieldError } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import { viOn } from '../../components/page.ts'
import { Breadcrumbs, PageHead } from '../../components/small.tsx'
import { Folded } from '../setup/folded.tsx'
import type { FormModel } from '../setup/form-page.tsx'
import { type FileDecisionsProps, FileDecisionsView } from './of-file.tsx'

interface AppealsProps extends Omit<FileDecisionsProps, 'open' | 'under'> {
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly name: string
  /** The page of the file. */
  readonly file: string
  /** By appeal: the form that answers it. */
  readonly answers: ReadonlyMap<string, FormModel>
  readonly write?: FormModel
}

/** Decisions on one file and what is said against them. */
export function AppealsPage(props: AppealsProps) {
  const { page, newKey } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={`${say('appeal.page')}: ${props.name}`} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: props.name, href: props.file, vi: true }, { label: say('appeal.page') }]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('appeal.page')} title={props.name} titleLang={viOn(lang)} />
      <FileDecisionsView
        {...props}
        under={(appeal) => {
          const form = props.answers.get(appeal.id)
          return form === undefined ? null : <Folded title={form.button} form={form} page={page} newKey={newKey} />
        }}
      />
      {props.write === undefined ? null : (
        <Folded title={say('appeal.new')} form={props.write} page={page} newKey={newKey} />
      )}
    </Layout>
  )
}
