import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { ErrorSummary, type FieldError } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, Facts, PageHead, Section } from '../../components/small.tsx'
import { type FormModel, SetupForm } from '../setup/form-page.tsx'

export interface RecommendationView {
  readonly id: string
  readonly text: string
  readonly scope: string
  readonly unit: string
  readonly state: 'open' | 'done' | 'closed'
  readonly due?: string
  readonly overdue: boolean
  readonly notes: readonly {
    readonly side: 'owner' | 'inspector'
    readonly step: string
    readonly text: string
    readonly by: string
    readonly at: string
    readonly due?: string
  }[]
  readonly forms: readonly FormModel[]
}

export interface InspectionProps {
  readonly page: PageContext
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly plan: string
  readonly purpose: string
  readonly unit: string
  readonly state: string
  readonly from?: string
  readonly to?: string
  readonly concludedOn?: string
  readonly scopes: readonly string[]
  readonly minutes: string
  readonly conclusion: string
  readonly members: readonly { readonly name: string; readonly post: string; readonly role: string }[]
  readonly visits: readonly {
    readonly unit: string
    readonly found: string
    readonly on?: string
    readonly href?: string
  }[]
  readonly recommendations: readonly RecommendationView[]
  readonly steps: readonly FormModel[]
  readonly addVisit?: FormModel
  readonly recommend?: FormModel
}

/** One inspection, for both sides: what was planned, seen, concluded, and what is to be done by whom. */
export function InspectionPage(props: InspectionProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={props.plan} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('inspection.title'), href: '/ban-lam-viec/kiem-tra' },
          { label: props.plan, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('inspection.one')} title={props.plan} titleLang={viOn(lang)}>
        <p>
          <Chip tone={props.state === 'concluded' ? 'good' : 'plain'}>
            {valueLabel(lang, 'inspection-state', props.state)}
          </Chip>
        </p>
      </PageHead>
      <Plan {...props} />
      <Visits {...props} />
      <Section id="kien-nghi" title={say('recommendation.title')}>
        {props.recommendations.length === 0 ? <p>{say('recommendation.none')}</p> : null}
        {props.recommendations.map((r) => (
          <Recommendation page={page} newKey={props.newKey} view={r} />
        ))}
        {props.recommend === undefined ? null : (
          <Folded title={say('recommendation.new')} form={props.recommend} page={page} newKey={props.newKey} />
        )}
      </Section>
      {props.steps.length === 0 ? null : (
        <Section id="buoc" title={say('inspection.next')}>
          {props.steps.map((form) => (
            <Folded title={form.button} form={form} page={page} newKey={props.newKey} />
          ))}
        </Section>
      )}
    </Layout>
  )
}

function Plan(props: InspectionProps) {
  const { lang } = props.page
  const say = t(lang)
  const days = [props.from, props.to].filter((d) => d !== undefined).map((d) => formatDate(lang, d))
  const text = (value: string) => <span class="pre-line">{value}</span>
  const rows = [
    { term: say('inspection.list.unit'), value: props.unit },
    { term: say('inspection.from'), value: days.join(' – ') },
    { term: say('inspection.scopes'), value: props.scopes.join('; ') },
    { term: say('inspection.purpose'), value: text(props.purpose) },
    {
      term: say('inspection.team'),
      value: (
        <ul class="plain-list">
          {props.members.map((m) => (
            <li>
              {m.name}
              {m.post === '' ? '' : `, ${m.post}`} ({valueLabel(lang, 'inspection-role', m.role)})
            </li>
          ))}
        </ul>
      ),
    },
    ...(props.minutes === '' ? [] : [{ term: say('inspection.minutes'), value: text(props.minutes) }]),
    ...(props.conclusion === '' ? [] : [{ term: say('inspection.conclusion'), value: text(props.conclusion) }]),
    ...(props.concludedOn === undefined
      ? []
      : [{ term: say('inspection.concluded-on'), value: formatDate(lang, props.concludedOn) }]),
  ]
  return <Facts facts={rows} wide />
}

function Visits(props: InspectionProps) {
  const { page, visits } = props
  const say = t(page.lang)
  return (
    <Section id="noi-den" title={say('inspection.visits')}>
      <ul class="plain-list">
        {visits.map((v) => (
          <li>
            <strong {...viOn(page.lang)}>{v.unit}</strong>:{' '}
            {v.on === undefined ? say('inspection.visit.planned') : formatDate(page.lang, v.on)}
            {v.found === '' ? null : <p class="pre-line">{v.found}</p>}
            {v.href === undefined ? null : (
              <>
                {' '}
                <a href={localHref(page.lang, v.href)}>{say('inspection.open')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      {props.addVisit === undefined ? null : (
        <Folded title={say('inspection.visit.add')} form={props.addVisit} page={page} newKey={props.newKey} />
      )}
    </Section>
  )
}

interface FoldedProps {
  readonly title: string
  readonly form: FormModel
  readonly page: PageContext
  readonly newKey: () => string
}

/** A form behind its title; open when it came back. */
function Folded({ title, form, page, newKey }: FoldedProps) {
  return (
    <details class="folded" {...(form.errors.length > 0 ? { open: true } : {})}>
      <summary>{title}</summary>
      <SetupForm page={page} form={form} newKey={newKey} />
    </details>
  )
}

const TONES = { open: 'warn', done: 'plain', closed: 'good' } as const

function Recommendation({ page, newKey, view }: { page: PageContext; newKey: () => string; view: RecommendationView }) {
  const { lang } = page
  const say = t(lang)
  return (
    <article class="card" id={`kn-${view.id}`}>
      <p class="pre-line">{view.text}</p>
      <p>
        <Chip tone={TONES[view.state]}>{say(`recommendation-state.${view.state}`)}</Chip>{' '}
        <span {...viOn(lang)}>{view.unit}</span>
        {view.scope === '' ? '' : ` · ${view.scope}`} · {say('recommendation.due')}:{' '}
        {view.due === undefined ? say('recommendation.no-due') : formatDate(lang, view.due)}{' '}
        {view.overdue ? <Chip tone="warn">{say('recommendation.overdue')}</Chip> : null}
      </p>
      {view.notes.length === 0 ? null : (
        <ol class="plain-list">
          {view.notes.map((n) => (
            <li>
              <strong>{say(`recommendation.side.${n.side}`)}</strong>, {n.by}, {formatMoment(lang, n.at)}:{' '}
              {valueLabel(lang, 'recommendation-step', n.step)}
              {n.due === undefined ? '' : ` (${formatDate(lang, n.due)})`}
              <p class="pre-line">{n.text}</p>
            </li>
          ))}
        </ol>
      )}
      {view.forms.map((form) => (
        <Folded title={form.button} form={form} page={page} newKey={newKey} />
      ))}
    </article>
  )
}
