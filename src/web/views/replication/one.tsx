import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { ErrorSummary, type FieldError } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, Facts, PageHead, Section } from '../../components/small.tsx'
import { Folded } from '../setup/folded.tsx'
import type { FormModel } from '../setup/form-page.tsx'
import { REPLICATION_TONES } from './list.tsx'

interface ReplicationProps {
  readonly page: PageContext
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly model: string
  readonly state: string
  readonly receiver: string
  readonly kept: string
  readonly changed: string
  readonly help: string
  readonly results: readonly {
    readonly on: string
    readonly running: boolean
    readonly text: string
    readonly by: string
    readonly months?: number
  }[]
  /** What the reader may do as the receiver. */
  readonly forms: readonly FormModel[]
  readonly origin?: string
  /** What the model was called when it was taken on. */
  readonly version?: string
  readonly file?: string
  readonly own?: string
  readonly proposedOn?: string
  readonly adoptedOn?: string
  readonly endedOn?: string
  readonly reason?: string
}

/** One replication: where it comes from, who takes it on, what was kept and changed, what became of it. */
export function ReplicationPage(props: ReplicationProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={`${say('replication.one')}: ${props.model}`} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('replication.title'), href: '/ban-lam-viec/nhan-rong' },
          { label: props.model, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('replication.one')} title={props.model} titleLang={viOn(lang)}>
        <p>
          <Chip tone={REPLICATION_TONES[props.state] ?? 'plain'}>
            {valueLabel(lang, 'replication-state', props.state)}
          </Chip>
        </p>
      </PageHead>
      <Sides {...props} />
      <Section id="ket-qua" title={say('replication.results')}>
        {props.results.length === 0 ? <p>{say('replication.results.none')}</p> : null}
        {props.results.map((r) => (
          <article class="card">
            <p>
              <Chip tone={r.running ? 'good' : 'warn'}>
                {say(r.running ? 'replication.report.yes' : 'replication.report.no')}
              </Chip>{' '}
              {r.months === undefined ? '' : `${say('replication.report.months.n', { n: r.months })}, `}
              {formatDate(lang, r.on)}, {r.by}
            </p>
            <p class="pre-line">{r.text}</p>
          </article>
        ))}
      </Section>
      {props.forms.length === 0 ? null : (
        <Section id="buoc" title={say('replication.next')}>
          {props.forms.map((form, index) => (
            <Folded title={form.button} form={form} page={page} newKey={props.newKey} open={index === 0} />
          ))}
        </Section>
      )}
    </Layout>
  )
}

function Sides(props: ReplicationProps) {
  const { lang } = props.page
  const say = t(lang)
  const text = (value: string | undefined) =>
    value === undefined || value === '' ? (
      ''
    ) : (
      <span class="pre-line" {...viOn(lang)}>
        {value}
      </span>
    )
  const day = (value: string | undefined) => (value === undefined ? '' : formatDate(lang, value))
  const version = props.version ?? props.model
  return (
    <Facts
      wide
      facts={[
        { term: say('replication.origin'), value: text(props.origin) },
        {
          term: say('replication.version'),
          value: props.file === undefined ? text(version) : <a href={localHref(lang, props.file)}>{version}</a>,
        },
        { term: say('replication.receiver'), value: text(props.receiver) },
        { term: say('replication.proposed-on'), value: day(props.proposedOn) },
        { term: say('replication.adopted-on'), value: day(props.adoptedOn) },
        { term: say('replication.ended-on'), value: day(props.endedOn) },
        { term: say('replication.reason'), value: text(props.reason) },
        { term: say('replication.help'), value: text(props.help) },
        { term: say('replication.kept'), value: text(props.kept) },
        { term: say('replication.changed'), value: text(props.changed) },
        { term: say('replication.own'), value: text(props.own) },
      ]}
    />
  )
}
