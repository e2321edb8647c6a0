import type { Child } from 'hono/jsx'
import type { RuleDefaults } from '../../../app/setup/reference.ts'
import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary } from '../../components/form.tsx'
import type { PageContext } from '../../components/page.ts'
import { viOn } from '../../components/page.ts'
import type { Crumb } from '../../components/small.tsx'
import { Section } from '../../components/small.tsx'
import type { Typed } from './form-fields.tsx'
import { SetupForm } from './form-page.tsx'
import { daysWords, SetupPage } from './parts.tsx'

interface ReferenceProps {
  readonly page: PageContext
  readonly crumbs: readonly Crumb[]
  readonly saved: boolean
  readonly defaults: RuleDefaults
  readonly action: string
  readonly newKey: () => string
  readonly movements: readonly Choice[]
  readonly unit: string
  readonly typed: Typed | undefined
  readonly errors: readonly FieldError[]
}

interface Line {
  readonly value: string
  readonly label: string
  readonly source: string
  readonly more?: string
}

/** What was seen in real places, each with its source; what is ticked is taken into the books, and stays a reference. */
export function ReferencePage(props: ReferenceProps) {
  const { page, defaults } = props
  const { lang } = page
  const say = t(lang)
  return (
    <SetupPage
      page={page}
      crumbs={props.crumbs}
      title={say('setup.reference')}
      lead={say('setup.reference.lead')}
      saved={props.saved}
      wide={false}
    >
      <ErrorSummary lang={lang} errors={props.errors} />
      <p class="notice">
        <strong>{say('setup.reference.mark')}</strong> {say('setup.reference.note')}
      </p>
      <SetupForm
        page={page}
        newKey={props.newKey}
        form={{
          action: props.action,
          button: say('setup.reference.button'),
          errors: props.errors,
          typed: props.typed,
          fields: [
            {
              name: 'movementId',
              label: say('setup.movement'),
              kind: 'choice',
              choices: props.movements,
              value: props.movements[0]?.value ?? '',
            },
            {
              name: 'unitId',
              label: say('setup.whose'),
              hint: say('setup.whose.hint'),
              kind: 'line',
              value: props.unit,
              optional: true,
            },
          ],
        }}
      >
        <Ticks
          {...props}
          name="sets"
          title={say('setup.sets')}
          lines={defaults.sets.map((one) => setLine(props, one))}
        />
        <Ticks
          {...props}
          name="packs"
          title={say('setup.packs')}
          lines={defaults.packs.map((one) => ({ value: one.name, label: one.name, source: one.source }))}
        />
        <Ticks
          {...props}
          name="bases"
          title={say('setup.bases')}
          lines={defaults.bases.map((one) => ({
            value: one.symbol,
            label: `${one.symbol}: ${one.title}`,
            source: one.source,
            more: daysWords(lang, one.validFrom, one.validTo),
          }))}
        />
      </SetupForm>
      <Others {...props} />
    </SetupPage>
  )
}

const setLine = ({ page }: ReferenceProps, one: RuleDefaults['sets'][number]): Line => ({
  value: one.name,
  label: one.name,
  source: one.source,
  more: `${valueLabel(page.lang, 'model-kind', one.kind)}; ${t(page.lang)('setup.reference.criteria', { n: one.criteria.length })}`,
})

type TicksProps = ReferenceProps & { readonly name: string; readonly title: string; readonly lines: readonly Line[] }

function Ticks({ page, typed, name, title, lines }: TicksProps) {
  return (
    <fieldset class="fieldset" id={name} tabindex={-1}>
      <legend>{title}</legend>
      {lines.map((line, index) => (
        <div class="field field-check">
          <input
            type="checkbox"
            id={`${name}-${index}`}
            name={name}
            value={line.value}
            aria-describedby={`${name}-${index}-nguon`}
            {...(typed?.(name).includes(line.value) === true ? { checked: true } : {})}
          />
          <div>
            <label for={`${name}-${index}`} {...viOn(page.lang)}>
              {line.label}
            </label>
            <Source page={page} id={`${name}-${index}-nguon`} source={line.source} more={line.more} />
          </div>
        </div>
      ))}
    </fieldset>
  )
}

function Source(props: { page: PageContext; id?: string; source: string; more?: string | undefined }): Child {
  const { page, source, more } = props
  return (
    <p class="item-meta long-words" {...(props.id === undefined ? {} : { id: props.id })}>
      {more === undefined ? '' : `${more}. `}
      {t(page.lang)('setup.reference.source')} <span {...viOn(page.lang)}>{source}</span>
    </p>
  )
}

/** What is only to be read: quotas and days are taken over when a round is opened. */
function Others({ page, defaults }: ReferenceProps) {
  const { lang } = page
  const say = t(lang)
  const { calendar: c } = defaults
  const span = (from: string, to: string) => `${dayMonth(from)} – ${dayMonth(to)}`
  return (
    <>
      <Section id="chi-tieu" title={say('setup.quotas')} lead={say('setup.reference.quotas')}>
        <ul class="item-list plain-list">
          {defaults.quotas.map((quota) => (
            <li>
              <span {...viOn(lang)}>{quota.name}</span>
              <Source page={page} source={quota.source} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="lich" title={say('setup.reference.calendar')}>
        <ul class="plain-list">
          <li>{`${say('rounds.registration')}: ${span(c.opens, c.closes)}`}</li>
          <li>{`${say('rounds.appraisal')}: ${span(c.appraisalFrom, c.appraisalTo)}`}</li>
          <li>{`${say('rounds.recognition')}: ${span(c.recognitionFrom, c.recognitionTo)}`}</li>
        </ul>
        <Source page={page} source={c.source} />
      </Section>
      <Section id="thuc-te" title={say('setup.reference.practice')}>
        <ul class="item-list plain-list">
          {defaults.practice.map((one) => (
            <li>
              <span {...viOn(lang)}>{one.text}</span>
              <Source page={page} source={one.source} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** "03-31" as "31/03". */
const dayMonth = (text: string): string => text.split('-').reverse().join('/')
