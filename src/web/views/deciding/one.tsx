import { maybe, t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { ErrorSummary, type FieldError } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, Facts, PageHead, Section } from '../../components/small.tsx'
import { Folded } from '../setup/folded.tsx'
import type { FormModel } from '../setup/form-page.tsx'
import { DecisionLines, type DecisionLineView } from './lines.tsx'
import { STATE_TONES } from './list.tsx'

export interface DecisionProps {
  readonly page: PageContext
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly title: string
  readonly kind: string
  readonly state: string
  readonly issuer: string
  readonly round: string
  readonly preamble: string
  readonly bases: readonly string[]
  readonly lines: readonly DecisionLineView[]
  /** What the reader may do with it now. */
  readonly forms: readonly FormModel[]
  /** It waits for a number, and its body has no sequence. */
  readonly needsNumbering: boolean
  readonly symbol?: string
  readonly signer?: string
  readonly signedOn?: string
  readonly issuedOn?: string
  readonly first?: string
  readonly next?: string
}

/** One decision: what it says, whom it names, where it stands, and what comes next. */
export function DecisionPage(props: DecisionProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={props.title} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('deciding.title'), href: '/ban-lam-viec/quyet-dinh' },
          { label: props.symbol ?? props.title, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={props.kind} title={props.title} titleLang={viOn(lang)}>
        <p>
          <Chip tone={STATE_TONES[props.state] ?? 'plain'}>{valueLabel(lang, 'decision-state', props.state)}</Chip>{' '}
          {maybe(lang, `deciding.waits.${props.state}`) ?? ''}
        </p>
      </PageHead>
      <DecisionContent {...props} />
      <Section id="dong" title={say('deciding.lines')}>
        <DecisionLines page={page} lines={props.lines} />
        {props.first === undefined && props.next === undefined ? null : (
          <p>
            {props.first === undefined ? null : (
              <a href={localHref(lang, props.first)}>{say('deciding.lines.first')}</a>
            )}{' '}
            {props.next === undefined ? null : <a href={localHref(lang, props.next)}>{say('deciding.lines.next')}</a>}
          </p>
        )}
      </Section>
      {props.forms.length === 0 && !props.needsNumbering ? null : (
        <Section id="buoc" title={say('deciding.next')}>
          {props.needsNumbering ? (
            <p>
              {say('deciding.issue.none')}{' '}
              <a href={localHref(lang, '/ban-lam-viec/quyet-dinh/so-van-ban')}>{say('numbering.open')}</a>
            </p>
          ) : null}
          {props.forms.map((form, index) => (
            <Folded
              title={form.button}
              form={form}
              page={page}
              newKey={props.newKey}
              open={index === 0 && form.quiet !== true}
            />
          ))}
        </Section>
      )}
    </Layout>
  )
}

function DecisionContent(props: DecisionProps) {
  const { lang } = props.page
  const say = t(lang)
  const vi = (text: string) => <span {...viOn(lang)}>{text}</span>
  const rows = [
    { term: say('deciding.list.number'), value: props.symbol ?? say('deciding.no-number') },
    { term: say('deciding.body'), value: vi(props.issuer) },
    { term: say('deciding.round'), value: vi(props.round) },
    ...(props.signer === undefined ? [] : [{ term: say('deciding.signer'), value: vi(props.signer) }]),
    ...(props.signedOn === undefined ? [] : [{ term: say('deciding.signed-on'), value: props.signedOn }]),
    ...(props.issuedOn === undefined ? [] : [{ term: say('deciding.issued-on'), value: props.issuedOn }]),
    ...(props.bases.length === 0
      ? []
      : [
          {
            term: say('deciding.bases'),
            value: (
              <ul class="plain-list" {...viOn(lang)}>
                {props.bases.map((b) => (
                  <li>{b}</li>
                ))}
              </ul>
            ),
          },
        ]),
    ...(props.preamble === ''
      ? []
      : [
          {
            term: say('deciding.preamble'),
            value: (
              <span class="pre-line" {...viOn(lang)}>
                {props.preamble}
              </span>
            ),
          },
        ]),
  ]
  return <Facts facts={rows} wide />
}
