import { t } from '../../../i18n/catalogue.ts'
import { CheckList } from '../../components/choice-fields.tsx'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref } from '../../components/page.ts'
import { Breadcrumbs, EmptyState, PageHead } from '../../components/small.tsx'

/** What was typed, or what is kept. */
export interface TeamValues {
  readonly name: string
  readonly basis: string
  readonly field: string
  readonly lead: string
  readonly members: readonly string[]
}

export interface TeamFormProps {
  readonly page: PageContext
  readonly action: string
  /** Of a new team: the rounds to choose from, and the one it is for. */
  readonly rounds?: readonly Choice[]
  readonly round?: string
  /** Of a team that exists. */
  readonly team?: { readonly name: string; readonly href: string; readonly version: number }
  readonly fields: readonly Choice[]
  readonly leads: readonly Choice[]
  readonly people: readonly Choice[]
  readonly values: TeamValues
  readonly errors: readonly FieldError[]
  readonly newKey: () => string
}

/** A new appraisal team, or another one of a team that exists. */
export function TeamFormPage(props: TeamFormProps) {
  const { page, rounds, team } = props
  const { lang } = page
  const say = t(lang)
  const title = say(team === undefined ? 'appraisal.team.form' : 'appraisal.team.change')
  return (
    <Layout page={page} title={title} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('appraisal.title'), href: '/ban-lam-viec/tham-dinh' },
          ...(team === undefined ? [] : [{ label: team.name, href: team.href, vi: true }]),
          { label: title },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('appraisal.title')} title={title} />
      {rounds === undefined || rounds.length < 2 ? null : <RoundChoice {...props} rounds={rounds} />}
      {rounds?.length === 0 ? (
        <EmptyState text={say('appraisal.round.none')} />
      ) : props.people.length === 0 ? (
        <EmptyState text={say('appraisal.people.none')} />
      ) : (
        <TeamForm {...props} />
      )}
    </Layout>
  )
}

function RoundChoice({ page, rounds, round }: TeamFormProps & { readonly rounds: readonly Choice[] }) {
  const { lang } = page
  const say = t(lang)
  return (
    <form class="filter-form" method="get" action={localHref(lang, '/ban-lam-viec/tham-dinh/to/moi')}>
      <SelectField
        lang={lang}
        id="dot"
        label={say('appraisal.round')}
        hint={say('appraisal.round.hint')}
        choices={rounds}
        value={round}
      />
      <div class="filter-actions">
        <button class="button button-quiet" type="submit">
          {say('appraisal.round.choose')}
        </button>
      </div>
    </form>
  )
}

function TeamForm(props: TeamFormProps) {
  const { page, team, values } = props
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => props.errors.find((error) => error.field === field)?.message
  return (
    <KeyedForm
      page={page}
      action={props.action}
      newKey={props.newKey}
      {...(team === undefined ? {} : { version: team.version })}
    >
      {props.round === undefined ? null : <input type="hidden" name="dot" value={props.round} />}
      <TextField lang={lang} id="ten" label={say('appraisal.name')} value={values.name} error={wrong('ten')} />
      <TextField
        lang={lang}
        id="can-cu"
        label={say('appraisal.basis')}
        hint={say('appraisal.basis.hint')}
        value={values.basis}
        error={wrong('can-cu')}
      />
      {team === undefined ? (
        <SelectField
          lang={lang}
          id="linh-vuc"
          label={say('appraisal.field')}
          choices={[{ value: '', label: say('appraisal.field.all') }, ...props.fields]}
          value={values.field}
        />
      ) : null}
      <SelectField
        lang={lang}
        id="to-truong"
        label={say('appraisal.lead-is')}
        hint={say('appraisal.lead-is.hint')}
        choices={props.leads}
        value={values.lead}
        error={wrong('to-truong')}
      />
      <CheckList
        lang={lang}
        id="thanh-vien"
        name="thanh-vien"
        legend={say('appraisal.members')}
        hint={say('appraisal.members.hint')}
        choices={props.people}
        ticked={values.members}
        error={wrong('thanh-vien')}
      />
      <div class="form-end">
        <button class="button" type="submit">
          {say('appraisal.team.save')}
        </button>
      </div>
    </KeyedForm>
  )
}
