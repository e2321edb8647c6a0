import type { Child } from 'hono/jsx'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, EmptyState, Facts, PageHead, Section } from '../../components/small.tsx'
import { MEETING_TONES, type MeetingState } from './list.tsx'

/** One file of a session. */
export interface ItemLine {
  readonly href: string
  readonly name: string
  readonly unit: string
  /** "83,5 điểm, Tốt" */
  readonly appraisal: string
  readonly excluded: readonly string[]
  readonly tone: 'plain' | 'good' | 'warn'
  readonly words: string
  /** Where the reader votes, while a ballot of theirs is due. */
  readonly ballot?: string
  readonly voted: boolean
}

export interface MemberLine {
  readonly accountId: string
  readonly version: number
  readonly name: string
  /** "Chủ trì", "Thư ký, không biểu quyết" */
  readonly role: string
  readonly attendance: 'expected' | 'present' | 'absent'
  readonly note: string
}

export interface MeetingProps {
  readonly page: PageContext
  readonly href: string
  readonly name: string
  readonly heldOn: string
  readonly startsAt: string
  readonly place: string
  readonly state: MeetingState
  readonly facts: readonly { readonly term: string; readonly value: Child }[]
  readonly items: readonly ItemLine[]
  readonly members: readonly MemberLine[]
  /** What the reader may do here. */
  readonly keeps: boolean
  readonly convenes: boolean
  readonly steps: readonly { readonly to: string; readonly label: string; readonly quiet: boolean }[]
  readonly minutes: boolean
  readonly exports: boolean
  readonly version: number
  readonly notice?: string
  readonly errors: readonly FieldError[]
  readonly newKey: () => string
}

/** A session as its people see it: who is there, what is voted on, what each of them may do next. */
export function MeetingPage(props: MeetingProps) {
  const { page, state } = props
  const { lang } = page
  const say = t(lang)
  const running = state === 'planned' || state === 'open'
  return (
    <Layout page={page} title={props.name} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('meeting.title'), href: '/ban-lam-viec/phien-hop' },
          { label: props.name, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={say('meeting.title')} title={props.name} titleLang={viOn(lang)}>
        <p class="page-lead">
          <span {...viOn(lang)}>
            {[props.startsAt, formatDate(lang, props.heldOn), props.place].filter(Boolean).join(', ')}
          </span>{' '}
          <Chip tone={MEETING_TONES[state]}>{say(`meeting-state.${state}`)}</Chip>
        </p>
      </PageHead>
      <div {...(state === 'open' ? { 'data-live': '' } : {})}>
        <Facts facts={props.facts} wide />
        <Section id="ho-so" title={say('meeting.agenda')}>
          {props.items.length === 0 ? (
            <EmptyState text={say('meeting.agenda.empty')} />
          ) : (
            <DataTable
              lang={lang}
              caption={say('meeting.agenda')}
              captionHidden
              columns={itemColumns(page)}
              rows={props.items}
            />
          )}
        </Section>
      </div>
      {state === 'open' ? <p class="hint">{say('meeting.reload')}</p> : null}
      <Section id="diem-danh" title={say('meeting.attendance')}>
        {props.keeps && running ? <Attendance {...props} /> : <People {...props} />}
      </Section>
      <Ways {...props} running={running} />
    </Layout>
  )
}

function itemColumns({ lang }: PageContext): readonly Column<ItemLine>[] {
  const say = t(lang)
  return [
    {
      head: say('appraisal.file'),
      names: true,
      cell: (item) => (
        <>
          <a href={localHref(lang, item.href)} {...viOn(lang)}>
            {item.name}
          </a>
          <span class="hint row-under" {...viOn(lang)}>
            {item.unit}
          </span>
        </>
      ),
    },
    { head: say('meeting.item.appraisal'), cell: (item) => item.appraisal },
    {
      head: say('vote.excluded.short'),
      cell: (item): Child =>
        item.excluded.length === 0 ? (
          say('words.none')
        ) : (
          <ul class="plain-list">
            {item.excluded.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ),
    },
    {
      head: say('meeting.item.result'),
      cell: (item): Child => (
        <span class="chips">
          <Chip tone={item.tone}>{item.words}</Chip>
          {item.ballot === undefined ? null : (
            <a class="button" href={localHref(lang, item.ballot)}>
              {say('ballot.button')}
            </a>
          )}
          {item.voted ? <span class="hint under">{say('ballot.have-voted')}</span> : null}
        </span>
      ),
    },
  ]
}

function People({ page, members }: MeetingProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <DataTable
      lang={lang}
      caption={say('meeting.attendance')}
      captionHidden
      dense
      columns={[
        {
          head: say('meeting.members'),
          names: true,
          cell: (one: MemberLine) => <span {...viOn(lang)}>{one.name}</span>,
        },
        { head: say('meeting.role'), cell: (one) => one.role },
        { head: say('meeting.present'), cell: (one) => say(`attendance.${one.attendance}`) },
        { head: say('meeting.attendance.note'), cell: (one) => <span {...viOn(lang)}>{one.note}</span> },
      ]}
      rows={members}
    />
  )
}

const ATTENDANCE = ['present', 'absent', 'expected'] as const

/** Attendance as a form: one line a member, three choices and a note. */
function Attendance({ page, members, href, newKey }: MeetingProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <KeyedForm page={page} action={`${href}/diem-danh`} newKey={newKey} label={say('meeting.attendance')}>
      <ul class="attendance">
        {members.map((one) => (
          <li>
            <fieldset>
              <legend>
                <span {...viOn(lang)}>{one.name}</span> <span class="hint">{one.role}</span>
              </legend>
              <input type="hidden" name="nguoi" value={one.accountId} />
              <input type="hidden" name={`${one.accountId}-ban`} value={String(one.version)} />
              <div class="attendance-choices">
                {ATTENDANCE.map((value) => (
                  <label>
                    <input
                      type="radio"
                      name={`${one.accountId}-co`}
                      value={value}
                      {...(one.attendance === value ? { checked: true } : {})}
                    />{' '}
                    {say(`attendance.${value}`)}
                  </label>
                ))}
                <input
                  class="input"
                  name={`${one.accountId}-ghi`}
                  value={one.note}
                  aria-label={`${say('meeting.attendance.note')}: ${one.name}`}
                  placeholder={say('meeting.attendance.note')}
                />
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <button class="button" type="submit">
        {say('meeting.attendance.save')}
      </button>
    </KeyedForm>
  )
}

/** What the reader may do with the session as a whole. */
function Ways(props: MeetingProps & { readonly running: boolean }) {
  const { page, href } = props
  const { lang } = page
  const say = t(lang)
  return (
    <>
      <p class="form-actions">
        {props.convenes && props.running ? (
          <a href={localHref(lang, `${href}/chuan-bi`)}>{say('meeting.change')}</a>
        ) : null}
        {props.minutes ? <a href={localHref(lang, `${href}/bien-ban`)}>{say('meeting.minutes')}</a> : null}
      </p>
      {props.exports ? (
        <p class="hint">
          {say('meeting.export')}: <a href={`${href}/phieu.json`}>JSON</a> · <a href={`${href}/phieu.csv`}>CSV</a>.{' '}
          {say('meeting.export.lead')}
        </p>
      ) : null}
      {props.steps.length === 0 ? null : (
        <KeyedForm
          page={page}
          action={`${href}/trang-thai`}
          newKey={props.newKey}
          version={props.version}
          label={say('meeting.state')}
        >
          <p class="form-end form-actions">
            {props.steps.map((step) => (
              <button class={step.quiet ? 'button button-quiet' : 'button'} type="submit" name="sang" value={step.to}>
                {step.label}
              </button>
            ))}
          </p>
        </KeyedForm>
      )}
    </>
  )
}
