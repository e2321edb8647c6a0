import type { Child } from 'hono/jsx'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { CheckList } from '../../components/choice-fields.tsx'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import type { Paging } from '../../components/small.tsx'
import { Breadcrumbs, Chip, EmptyState, Facts, PageHead, Pagination, Section } from '../../components/small.tsx'

/** One file of a team. */
export interface TeamFileLine {
  readonly href: string
  readonly name: string
  readonly unit: string
  readonly state: 'open' | 'concluded' | 'sent-back'
  readonly stateWords: string
  readonly handedIn: string
  readonly excluded: readonly string[]
  readonly result?: string
}

export interface TeamProps {
  readonly page: PageContext
  readonly href: string
  readonly name: string
  readonly round: string
  readonly field: string
  readonly basis: string
  readonly members: readonly { readonly name: string; readonly lead: boolean }[]
  readonly files: readonly TeamFileLine[]
  readonly paging?: Paging
  /** For those who hand out files: what waits for a team. */
  readonly free?: readonly Choice[]
  readonly version: number
  readonly newKey: () => string
  readonly errors: readonly FieldError[]
  readonly notice?: string
  readonly fairness?: FairnessView
}

/** Advice on how even the scoring is. */
export interface FairnessView {
  readonly members: readonly { readonly name: string; readonly words: string }[]
  /** About the two highest files; absent with fewer than two. */
  readonly top?: string
}

const TONES = { open: 'warn', concluded: 'good', 'sent-back': 'plain' } as const

/** A team: who it is, its files, and the files it can get. */
export function TeamPage(props: TeamProps) {
  const { page, free } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={props.name} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('appraisal.title'), href: '/ban-lam-viec/tham-dinh' },
          { label: props.name, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={say('appraisal.team')} title={props.name} titleLang={viOn(lang)} />
      <Facts
        facts={[
          { term: say('appraisal.round'), value: <span {...viOn(lang)}>{props.round}</span> },
          { term: say('appraisal.field'), value: <span {...viOn(lang)}>{props.field}</span> },
          { term: say('appraisal.basis'), value: <span {...viOn(lang)}>{props.basis}</span> },
          { term: say('appraisal.members'), value: <Members {...props} /> },
        ]}
      />
      {free === undefined ? null : (
        <p>
          <a href={localHref(lang, `${props.href}/sua`)}>{say('appraisal.team.change')}</a>
        </p>
      )}
      <Section id="ho-so" title={say('appraisal.files')}>
        {props.files.length === 0 ? (
          <EmptyState text={say('appraisal.files.none')} />
        ) : (
          <DataTable
            lang={lang}
            caption={say('appraisal.files')}
            captionHidden
            columns={fileColumns(page)}
            rows={props.files}
          />
        )}
        <Pagination lang={lang} paging={props.paging} />
      </Section>
      {free === undefined ? null : <Assign {...props} free={free} />}
      {props.fairness === undefined ? null : <FairnessPart page={page} fairness={props.fairness} />}
    </Layout>
  )
}

function Members({ page, members }: TeamProps) {
  const say = t(page.lang)
  return (
    <ul class="plain-list">
      {members.map((member) => (
        <li>
          <span {...viOn(page.lang)}>{member.name}</span>
          {member.lead ? <span class="hint"> ({say('appraisal.lead-is').toLocaleLowerCase('vi')})</span> : null}
        </li>
      ))}
    </ul>
  )
}

function fileColumns({ lang }: PageContext): readonly Column<TeamFileLine>[] {
  const say = t(lang)
  return [
    {
      head: say('appraisal.file'),
      names: true,
      cell: (file) => (
        <a href={localHref(lang, file.href)} {...viOn(lang)}>
          {file.name}
        </a>
      ),
    },
    { head: say('appraisal.unit'), cell: (file) => <span {...viOn(lang)}>{file.unit}</span> },
    {
      head: say('appraisal.result'),
      cell: (file): Child => (
        <span class="chips">
          <Chip tone={TONES[file.state]}>{file.stateWords}</Chip>
          {file.result === undefined ? null : <span class="hint under">{file.result}</span>}
        </span>
      ),
    },
    { head: say('appraisal.handed-in'), cell: (file) => file.handedIn },
    {
      head: say('appraisal.excluded'),
      cell: (file): Child =>
        file.excluded.length === 0 ? (
          say('words.none')
        ) : (
          <ul class="plain-list">
            {file.excluded.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ),
    },
  ]
}

function Assign({ page, href, free, newKey, errors }: TeamProps & { readonly free: readonly Choice[] }) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section id="giao" title={say('appraisal.assign')} lead={say('appraisal.assign.lead')}>
      {free.length === 0 ? (
        <EmptyState text={say('appraisal.assign.none')} />
      ) : (
        <KeyedForm page={page} action={`${href}/giao`} newKey={newKey} label={say('appraisal.assign')}>
          <CheckList
            lang={lang}
            id="ho-so-giao"
            name="ho-so"
            legend={say('appraisal.file')}
            choices={free}
            ticked={[]}
            error={errors.find((error) => error.field === 'ho-so-giao')?.message}
          />
          <p class="form-actions">
            <button class="button" type="submit">
              {say('appraisal.assign.button')}
            </button>
            <button class="button button-quiet" type="submit" name="tat-ca" value="1">
              {say('appraisal.assign.all', { n: formatNumber(lang, free.length) })}
            </button>
          </p>
        </KeyedForm>
      )}
    </Section>
  )
}

function FairnessPart({ page, fairness }: { page: PageContext; fairness: FairnessView }) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section id="deu-tay" title={say('appraisal.fairness')} lead={say('appraisal.fairness.lead')}>
      <DataTable
        lang={lang}
        caption={say('appraisal.fairness')}
        captionHidden
        dense
        columns={[
          {
            head: say('appraisal.fairness.member'),
            names: true,
            cell: (row: FairnessView['members'][number]) => <span {...viOn(lang)}>{row.name}</span>,
          },
          { head: say('appraisal.fairness.usually'), cell: (row) => row.words },
        ]}
        rows={fairness.members}
      />
      {fairness.top === undefined ? null : <p class="notice">{fairness.top}</p>}
    </Section>
  )
}
