import { t } from '../../../i18n/catalogue.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { Column } from '../../components/data-table.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary, FilterForm, PostForm, SelectField, TextField } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, EmptyState, PageHead, Section } from '../../components/small.tsx'

/** A model or a person that could be carried on. */
export interface RunningItem {
  readonly id: string
  readonly name: string
  readonly kind: 'collective' | 'individual'
  readonly unitId: string
  readonly place: string
  readonly round: string
  readonly stage: string
  /** It is in this round already: where. */
  readonly taken?: string
}

export interface BeginProps {
  readonly page: PageContext
  readonly action: string
  readonly newKey: string
  readonly errors: readonly FieldError[]
  readonly rounds: readonly Choice[]
  readonly round?: string
  readonly roundLabel?: string
  /** How the window stands today. */
  readonly window?: string
  readonly running: readonly RunningItem[]
  /** What was looked for among them. */
  readonly like?: string
  readonly typed: {
    readonly name: string
    readonly kind: string
    readonly registration: string
    readonly unit: string
    readonly organisation: string
  }
  readonly organisations: readonly Choice[]
  readonly units: readonly Choice[]
  readonly kinds: readonly Choice[]
  readonly types: readonly Choice[]
  /** What an address asks to join or to copy. */
  readonly offer?: string
}

/** The start of a registration: first what the unit runs already, then something new. */
export function BeginPage(props: BeginProps) {
  const { page, round } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('reg.new.title')} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[{ label: say('reg.mine.title'), href: '/ban-lam-viec/dang-ky' }, { label: say('reg.new.title') }]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('desk.eyebrow')} title={say('reg.new.title')}>
        {props.roundLabel === undefined ? null : (
          <p class="page-lead" {...viOn(lang)}>
            {props.roundLabel}
          </p>
        )}
        {props.window === undefined ? null : <p>{props.window}</p>}
      </PageHead>
      {round === undefined ? (
        <EmptyState text={say('reg.new.no-round')} />
      ) : (
        <>
          {props.rounds.length < 2 ? null : (
            <FilterForm
              lang={lang}
              action={localHref(lang, props.action)}
              label={say('reg.new.switch')}
              filters={[{ id: 'dot', label: say('reg.new.round'), choices: props.rounds, value: round }]}
            />
          )}
          <RunningModels {...props} round={round} />
          <Fresh {...props} round={round} />
        </>
      )}
    </Layout>
  )
}

type WithRound = BeginProps & { readonly round: string }

function RunningModels(props: WithRound) {
  const { page, running, like } = props
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<RunningItem>[] = [
    { head: say('reg.col.name'), names: true, cell: (item) => <span {...viOn(lang)}>{item.name}</span> },
    { head: say('reg.col.unit'), cell: (item) => item.place },
    { head: say('reg.col.round'), cell: (item) => item.round },
    { head: say('reg.col.state'), cell: (item) => <Chip>{valueLabel(lang, 'stage', item.stage)}</Chip> },
    {
      head: say('file.next'),
      cell: (item) =>
        item.taken === undefined ? (
          <CarryOn {...props} item={item} />
        ) : (
          <a href={localHref(lang, item.taken)}>{say('reg.new.running.taken')}</a>
        ),
    },
  ]
  return (
    <Section id="dang-co" title={say('reg.new.running.title')} lead={say('reg.new.running.lead')}>
      {running.length > 12 || like !== undefined ? (
        <form class="filter-form" method="get" action={localHref(lang, props.action)}>
          <input type="hidden" name="dot" value={props.round} />
          <TextField lang={lang} id="tim" label={say('reg.new.running.find')} value={like} />
          <div class="filter-actions">
            <button class="button button-quiet" type="submit">
              {say('action.filter')}
            </button>
          </div>
        </form>
      ) : null}
      {running.length === 0 ? (
        <EmptyState text={say('reg.new.running.empty')} />
      ) : (
        <DataTable
          lang={lang}
          caption={say('reg.new.running.title')}
          captionHidden
          columns={columns}
          rows={running}
          dense
        />
      )}
    </Section>
  )
}

/** Two buttons: another year as it is, or better than it was. */
function CarryOn(props: WithRound & { readonly item: RunningItem }) {
  const { page, item } = props
  const { lang } = page
  const say = t(lang)
  const unit = props.units.some((one) => one.value === item.unitId) ? item.unitId : props.typed.unit
  return (
    <PostForm page={page} action={localHref(lang, props.action)} class="row-form">
      <input type="hidden" name="_key" value={`${props.newKey}.${item.id}`} />
      <input type="hidden" name="dot" value={props.round} />
      <input type="hidden" name="unitId" value={unit} />
      <input type="hidden" name="organisationId" value={props.typed.organisation} />
      <input type="hidden" name="kind" value={item.kind} />
      <input type="hidden" name="tiep-noi" value={item.id} />
      <button
        class="button button-quiet button-small"
        type="submit"
        name="registration"
        value="maintained"
        aria-label={`${say('reg.new.maintain')}: ${item.name}`}
      >
        {say('reg.new.maintain')}
      </button>
      {item.kind === 'individual' ? null : (
        <button
          class="button button-quiet button-small"
          type="submit"
          name="registration"
          value="raised"
          aria-label={`${say('reg.new.raise')}: ${item.name}`}
        >
          {say('reg.new.raise')}
        </button>
      )}
    </PostForm>
  )
}

function Fresh(props: WithRound) {
  const { page, typed } = props
  const { lang } = page
  const say = t(lang)
  const wrong = (field: string) => props.errors.find((error) => error.field === field)?.message
  const address = `${localHref(lang, '/ban-lam-viec/dang-ky/tuong-tu')}?manh=1&dot=${props.round}`
  return (
    <Section id="moi" title={say('reg.new.fresh.title')}>
      <PostForm page={page} action={localHref(lang, props.action)}>
        <input type="hidden" name="_key" value={props.newKey} />
        <input type="hidden" name="dot" value={props.round} />
        <button class="visually-hidden" type="submit" name="buoc" value={props.offer ?? ''} tabindex={-1}>
          {say('reg.new.button')}
        </button>
        {props.units.length === 1 && props.units[0] !== undefined ? (
          <input type="hidden" name="unitId" value={props.units[0].value} data-similar-unit />
        ) : (
          <SelectField
            lang={lang}
            id="unitId"
            label={say('reg.new.unit')}
            choices={props.units}
            value={typed.unit}
            error={wrong('unitId')}
            more={{ 'data-similar-unit': '' }}
          />
        )}
        {props.organisations.length === 0 ? null : (
          <SelectField
            lang={lang}
            id="organisationId"
            label={say('reg.new.organisation')}
            choices={props.organisations}
            value={typed.organisation}
          />
        )}
        <SelectField lang={lang} id="kind" label={say('reg.new.kind')} choices={props.kinds} value={typed.kind} />
        <SelectField
          lang={lang}
          id="registration"
          label={say('reg.new.type')}
          choices={props.types}
          value={typed.registration}
          error={wrong('registration')}
        />
        <TextField
          lang={lang}
          id="name"
          label={say('reg.field.name').replace(/^1\. /, '')}
          hint={say('reg.field.name.hint')}
          value={typed.name}
          error={wrong('name')}
          more={{ 'data-similar': address, autocomplete: 'off' }}
        />
        <div class="similar" data-similar-place aria-live="polite" />
        <div class="form-end">
          <button class="button" type="submit" name="buoc" value={props.offer ?? ''}>
            {say('reg.new.button')}
          </button>
          <p class="hint">{say('reg.new.next')}</p>
        </div>
      </PostForm>
    </Section>
  )
}
