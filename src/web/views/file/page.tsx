import type { Child } from 'hono/jsx'
import { t } from '../../../i18n/catalogue.ts'
import { formatList } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Chip, Facts, OnPage, PageHead, Section } from '../../components/small.tsx'

export interface FileFact {
  readonly term: string
  /** Left out when empty. */
  readonly text: string
  readonly href?: string
}

/** A step that leads on: what it is, who takes it, and the way there for whoever reads. */
export interface NextItem {
  readonly label: string
  readonly who: readonly string[]
  readonly may: boolean
  readonly href?: string
  readonly conflict?: string
}

export interface FileSection {
  readonly id: string
  readonly title: string
  readonly body: Child
}

export interface FilePageProps {
  readonly page: PageContext
  readonly name: string
  readonly stage: string
  readonly facts: readonly FileFact[]
  readonly next: readonly NextItem[]
  readonly sections: readonly FileSection[]
  /** What was just done. */
  readonly done?: string
  /** The file that this unit joined. */
  readonly joins?: string
  /** Where the reader may introduce it to the level above. */
  readonly select?: string
}

const TONES: Readonly<Record<string, 'plain' | 'good' | 'warn'>> = {
  returned: 'warn',
  rejected: 'warn',
  suspended: 'warn',
  'not-recognised': 'warn',
  revoked: 'warn',
  accepted: 'good',
  recognised: 'good',
}

/** The page of a file: its head, what comes next, and the parts that the features bring. */
export function FilePage(props: FilePageProps) {
  const { page, sections } = props
  const { lang } = page
  const say = t(lang)
  const menu = [{ id: 'tiep-theo', title: say('file.next') }, ...sections]
  return (
    <Layout page={page} title={props.name} section="desk" staff wide>
      {props.done === undefined ? null : (
        <p class="notice" role="status">
          {props.done}
        </p>
      )}
      <PageHead eyebrow={say('file.eyebrow')} title={props.name} titleLang={viOn(lang)}>
        <p class="chips">
          <Chip tone={TONES[props.stage] ?? 'plain'}>{valueLabel(lang, 'stage', props.stage)}</Chip>
        </p>
        <Facts wide facts={props.facts.map((fact) => ({ term: fact.term, value: factValue(page, fact) }))} />
      </PageHead>
      {sections.length < 2 ? null : <OnPage lang={lang} sections={menu} />}
      <Section id="tiep-theo" title={say('file.next')}>
        {props.joins === undefined ? (
          <Next {...props} />
        ) : (
          <p>
            {say('file.joined')} <a href={localHref(lang, props.joins)}>{say('file.joined.link')}</a>
          </p>
        )}
        {props.select === undefined ? null : (
          <p>
            <a class="button button-quiet" href={localHref(lang, props.select)}>
              {say('file.select.title')}
            </a>
          </p>
        )}
      </Section>
      {sections.map((section) => (
        <Section id={section.id} title={section.title}>
          {section.body}
        </Section>
      ))}
    </Layout>
  )
}

function factValue(page: PageContext, fact: FileFact): Child {
  if (fact.text === '') return null
  if (fact.href === undefined) return <span {...viOn(page.lang)}>{fact.text}</span>
  return <a href={localHref(page.lang, fact.href)}>{fact.text}</a>
}

function Next({ page, next }: FilePageProps) {
  const { lang } = page
  const say = t(lang)
  if (next.length === 0) return <p>{say('file.next.none')}</p>
  return (
    <ul class="next-steps">
      {next.map((step) => (
        <li>
          <p class="next-step">
            {step.href === undefined ? step.label : <a href={localHref(lang, step.href)}>{step.label}</a>}
            {step.may ? <Chip tone="good">{say('file.next.you')}</Chip> : null}
          </p>
          <p class="hint">
            {say('file.next.who')}: {formatList(lang, step.who)}
          </p>
          {step.conflict === undefined ? null : <p class="hint">{say('file.next.conflict', { why: step.conflict })}</p>}
        </li>
      ))}
    </ul>
  )
}
