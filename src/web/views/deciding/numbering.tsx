import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { ErrorSummary, type FieldError } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import { type PageContext, viOn } from '../../components/page.ts'
import { Breadcrumbs, EmptyState, PageHead } from '../../components/small.tsx'
import { Folded } from '../setup/folded.tsx'
import type { FormModel } from '../setup/form-page.tsx'

interface NumberingItem {
  readonly body: string
  readonly kind: string
  readonly span: string
  readonly from: string
  readonly to: string
  readonly next: string
}

interface NumberingProps {
  readonly page: PageContext
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly items: readonly NumberingItem[]
  readonly form: FormModel
}

/** The sequences of numbers, each with the number that comes next. */
export function NumberingPage({ page, newKey, errors, items, form }: NumberingProps) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<NumberingItem>[] = [
    { head: say('numbering.body'), names: true, cell: (i) => <span {...viOn(lang)}>{i.body}</span> },
    { head: say('numbering.kind'), cell: (i) => i.kind },
    { head: say('numbering.span'), cell: (i) => i.span },
    { head: say('numbering.valid'), cell: (i) => `${formatDate(lang, i.from)} – ${formatDate(lang, i.to)}` },
    { head: say('numbering.next'), cell: (i) => <strong>{i.next}</strong> },
  ]
  return (
    <Layout page={page} title={say('deciding.numberings')} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('deciding.title'), href: '/ban-lam-viec/quyet-dinh' },
          { label: say('deciding.numberings') },
        ]}
      />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={say('deciding.title')} title={say('deciding.numberings')}>
        <p class="page-lead">{say('numbering.lead')}</p>
      </PageHead>
      {items.length === 0 ? (
        <EmptyState text={say('numbering.empty')} />
      ) : (
        <DataTable lang={lang} caption={say('deciding.numberings')} captionHidden columns={columns} rows={items} />
      )}
      <Folded title={form.button} form={form} page={page} newKey={newKey} open={items.length === 0} />
    </Layout>
  )
}
