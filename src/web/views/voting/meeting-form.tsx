import { t } from '../../../i18n/catalogue.ts'
import { CheckList, RadioList } from '../../components/choice-fields.tsx'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref } from '../../components/page.ts'
import { Breadcrumbs, EmptyState, PageHead, Section } from '../../components/small.tsx'

export const WAYS = ['secret-screen', 'open-screen', 'secret-paper', 'open-paper'] as const
export type WayChoice = (typeof WAYS)[number]

/** What was typed, or what is kept. */
export interface MeetingValues {
  readonly name: string
  readonly heldOn: string
  readonly startsAt: string
  readonly place: string
  readonly way: string
  readonly chair: string
  readonly secretary: string
  readonly members: readonly string[]
  readonly files: readonly string[]
}

interface Shared {
  readonly page: PageContext
  readonly values: MeetingValues
  readonly errors: readonly FieldError[]
  readonly chairs: readonly Choice[]
  readonly secretaries: readonly Choice[]
  readonly people: readonly Choice[]
  /** Files that were appraised and are on no agenda. */
  readonly files: readonly Choice[]
  readonly newKey: () => string
}

export interface NewMeetingProps extends Shared {
  readonly rounds: readonly Choice[]
  readonly round?: string
}

/** A new session: the round, when and how, who belongs to it, which files. */
export function NewMeetingPage(props: NewMeetingProps) {
  const { page, rounds } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('meeting.convene')} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: say('meeting.title'), href: '/ban-lam-viec/phien-hop' }, { label: say('meeting.convene') }]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('meeting.title')} title={say('meeting.convene')} />
      {rounds.length < 2 ? null : (
        <form class="filter-form" method="get" action={localHref(lang, '/ban-lam-viec/phien-hop/moi')}>
          <SelectField
            lang={lang}
            id="dot"
            label={say('meeting.round')}
            hint={say('appraisal.round.hint')}
            choices={rounds}
            value={props.round}
          />
          <div class="filter-actions">
            <button class="button button-quiet" type="submit">
              {say('appraisal.round.choose')}
            </button>
          </div>
        </form>
      )}
      {rounds.length === 0 ? (
        <EmptyState text={say('appraisal.round.none')} />
      ) : props.people.length === 0 && props.chairs.length === 0 ? (
        <EmptyState text={say('meeting.members.none')} />
      ) : (
        <KeyedForm page={page} action="/ban-lam-viec/phien-hop/moi" newKey={props.newKey}>
          {props.round === undefined ? null : <input type="hidden" name="dot" value={props.round} />}
          <FrameFields {...props} />
          <MemberFields {...props} />
          {props.files.length === 0 ? <p class="notice">{say('meeting.agenda.none')}</p> : <AgendaFields {...props} />}
          <div class="form-end">
            <button class="button" type="submit">
              {say('meeting.save')}
            </button>
          </div>
        </KeyedForm>
      )}
    </Layout>
  )
}

const wrongIn = (errors: readonly FieldError[]) => (field: string) =>
  errors.find((error) => error.field === field)?.message

function FrameFields({ page, values, errors }: Shared) {
  const { lang } = page
  const say = t(lang)
  const wrong = wrongIn(errors)
  return (
    <>
      <TextField lang={lang} id="ten" label={say('meeting.name')} value={values.name} error={wrong('ten')} />
      <TextField
        lang={lang}
        id="ngay"
        label={say('meeting.held')}
        hint={say('meeting.held.hint')}
        short
        autocomplete="off"
        value={values.heldOn}
        error={wrong('ngay')}
      />
      <TextField lang={lang} id="gio" label={say('meeting.starts')} optional short value={values.startsAt} />
      <TextField lang={lang} id="noi" label={say('meeting.place')} optional value={values.place} />
      <RadioList
        lang={lang}
        id="cach"
        name="cach"
        legend={say('meeting.way')}
        hint={say('meeting.way.hint')}
        choices={WAYS.map((way) => ({ value: way, label: say(`meeting.way.${way}`) }))}
        chosen={values.way}
      />
    </>
  )
}

function MemberFields({ page, values, errors, chairs, secretaries, people }: Shared) {
  const { lang } = page
  const say = t(lang)
  const wrong = wrongIn(errors)
  const nobody = { value: '', label: say('meeting.no-secretary') }
  return (
    <>
      <SelectField
        lang={lang}
        id="chu-tri"
        label={say('meeting.chair')}
        choices={chairs}
        value={values.chair}
        error={wrong('chu-tri')}
      />
      <SelectField
        lang={lang}
        id="thu-ky"
        label={say('meeting.secretary')}
        choices={[nobody, ...secretaries]}
        value={values.secretary}
      />
      <CheckList
        lang={lang}
        id="thanh-vien"
        name="thanh-vien"
        legend={say('meeting.members')}
        hint={say('meeting.members.hint')}
        choices={people}
        ticked={values.members}
        error={wrong('thanh-vien')}
      />
    </>
  )
}

function AgendaFields({ page, values, files, errors }: Shared) {
  return (
    <CheckList
      lang={page.lang}
      id="ho-so"
      name="ho-so"
      legend={t(page.lang)('meeting.agenda')}
      choices={files}
      ticked={values.files}
      error={wrongIn(errors)('ho-so')}
    />
  )
}

export interface MeetingSetUpProps extends Shared {
  readonly href: string
  readonly name: string
  readonly version: number
  /** When and how may be changed until the session is opened. */
  readonly framed: boolean
  /** Files on the agenda that were not voted on here. */
  readonly agenda: readonly Choice[]
  readonly notice?: string
}

/** A session that exists: when and how, who belongs to it, which files; each with a form of its own. */
export function MeetingSetUpPage(props: MeetingSetUpProps) {
  const { page, href } = props
  const { lang } = page
  const say = t(lang)
  const own = { page, newKey: props.newKey, version: props.version }
  return (
    <Layout page={page} title={say('meeting.change')} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('meeting.title'), href: '/ban-lam-viec/phien-hop' },
          { label: props.name, href, vi: true },
          { label: say('meeting.change') },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={say('meeting.title')} title={say('meeting.change')} />
      {props.framed ? (
        <KeyedForm {...own} action={`${href}/chuan-bi`} label={say('meeting.change')}>
          <FrameFields {...props} />
          <button class="button" type="submit">
            {say('meeting.change.save')}
          </button>
        </KeyedForm>
      ) : null}
      <Section id="ai" title={say('meeting.members')}>
        <KeyedForm {...own} action={`${href}/thanh-vien`} label={say('meeting.members')}>
          <MemberFields {...props} />
          <button class="button" type="submit">
            {say('meeting.members.save')}
          </button>
        </KeyedForm>
      </Section>
      <Section id="noi-dung-hop" title={say('meeting.agenda')}>
        {props.files.length === 0 ? (
          <p>{say('meeting.agenda.none')}</p>
        ) : (
          <KeyedForm page={page} newKey={props.newKey} action={`${href}/noi-dung`} label={say('meeting.agenda.add')}>
            <AgendaFields {...props} />
            <button class="button" type="submit">
              {say('meeting.agenda.add.button')}
            </button>
          </KeyedForm>
        )}
        {props.agenda.length === 0 ? null : (
          <KeyedForm page={page} newKey={props.newKey} action={`${href}/noi-dung`} label={say('meeting.agenda.remove')}>
            <CheckList
              lang={lang}
              id="bo"
              name="bo"
              legend={say('meeting.agenda.remove')}
              choices={props.agenda}
              ticked={[]}
            />
            <button class="button button-quiet" type="submit">
              {say('meeting.agenda.remove')}
            </button>
          </KeyedForm>
        )}
      </Section>
    </Layout>
  )
}
