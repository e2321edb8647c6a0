import { t } from '../../../i18n/catalogue.ts'
import { ErrorSummary, type FieldError } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Breadcrumbs, Facts, PageHead, Section } from '../../components/small.tsx'
import { Folded } from '../setup/folded.tsx'
import type { FormModel } from '../setup/form-page.tsx'
import { Corrections, type DecisionLineView, LineName, Register } from './lines.tsx'

interface DecisionLineProps {
  readonly page: PageContext
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly decision: { readonly title: string; readonly symbol: string; readonly href: string }
  readonly line: DecisionLineView
  readonly forms: readonly FormModel[]
}

/** One line of a decision, with what was corrected, the register of its subject, and the papers that change it. */
export function DecisionLinePage({ page, newKey, errors, decision, line, forms }: DecisionLineProps) {
  const { lang } = page
  const say = t(lang)
  const crumb = say('deciding.line', { n: line.n })
  return (
    <Layout page={page} title={`${crumb}: ${line.printed}`} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('deciding.title'), href: '/ban-lam-viec/quyet-dinh' },
          { label: decision.symbol, href: decision.href, vi: true },
          { label: crumb },
        ]}
      />
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={decision.symbol} title={line.printed} titleLang={viOn(lang)} />
      <Facts
        wide
        facts={[
          { term: say('deciding.line.name'), value: <LineName page={page} line={line} /> },
          { term: say('deciding.line.who'), value: line.who },
          { term: say('deciding.line.reason'), value: line.reason },
          {
            term: say('deciding.line.file'),
            value: line.file === undefined ? '' : <a href={localHref(lang, line.file)}>{line.printed}</a>,
          },
          {
            term: say('deciding.corrections'),
            value: line.corrections.length === 0 ? '' : <Corrections page={page} line={line} />,
          },
        ]}
      />
      <Section id="da-khen" title={say('deciding.register')}>
        {line.register.length === 0 ? (
          <p>{say('deciding.register.none')}</p>
        ) : (
          <Register page={page} items={line.register} />
        )}
      </Section>
      {forms.map((form) => (
        <Folded title={form.button} form={form} page={page} newKey={newKey} />
      ))}
    </Layout>
  )
}
