import type { Child } from 'hono/jsx'
import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { RadioList } from '../../components/choice-fields.tsx'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, Facts, PageHead, Section } from '../../components/small.tsx'
import { WAYS } from './meeting-form.tsx'

export interface ItemProps {
  readonly page: PageContext
  readonly href: string
  readonly file: string
  readonly fileHref: string
  readonly unit: string
  readonly meeting: { readonly name: string; readonly href: string }
  readonly tone: 'plain' | 'good' | 'warn'
  readonly words: string
  readonly facts: readonly { readonly term: string; readonly value: Child }[]
  readonly excluded: readonly string[]
  /** Of a vote that was counted: the numbers, and who voted how where that is open. */
  readonly counts: readonly { readonly term: string; readonly value: Child }[]
  readonly named: readonly { readonly name: string; readonly choice: string }[]
  /** Further sentences: what nobody set, a tie, how few there are. */
  readonly remarks: readonly string[]
  readonly ballot?: string
  readonly voted: boolean
  /** What the reader may do now. */
  readonly opens?: { readonly ways?: readonly Choice[]; readonly way: string }
  readonly closes?: {
    readonly voteHref: string
    readonly paper: boolean
    readonly left: number
    /** So few secret ballots that the result may tell who chose what. */
    readonly few?: number
  }
  readonly counted?: { readonly voteHref: string; readonly ready: boolean; readonly typed: number }
  readonly types?: string
  readonly annuls?: string
  readonly recuses?: { readonly members: readonly Choice[]; readonly undo: readonly Choice[] }
  /** The reader may still step aside. */
  readonly aside?: boolean
  readonly letters?: { readonly voteHref: string; readonly members: readonly Choice[] }
  readonly previous?: string
  readonly next?: string
  readonly live: boolean
  readonly typed: (name: string) => string
  readonly notice?: string
  readonly errors: readonly FieldError[]
  readonly newKey: () => string
}

/** One file of a session: who may not vote, how the vote stands, and what the reader does next. */
export function ItemPage(props: ItemProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('meeting.item', { file: props.file })} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('meeting.title'), href: '/ban-lam-viec/phien-hop' },
          { label: props.meeting.name, href: props.meeting.href, vi: true },
          { label: props.file, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={props.meeting.name} title={props.file} titleLang={viOn(lang)}>
        <p class="page-lead" {...viOn(lang)}>
          {props.unit}
        </p>
      </PageHead>
      <p>
        <a href={localHref(lang, props.fileHref)}>{say('meeting.file-page')}</a>
      </p>
      <div {...(props.live ? { 'data-live': '' } : {})}>
        <p class="vote-state">
          <Chip tone={props.tone}>{props.words}</Chip>
        </p>
        {props.ballot === undefined ? null : (
          <p>
            <a class="button button-large" href={localHref(lang, props.ballot)}>
              {say('ballot.button')}
            </a>
          </p>
        )}
        {props.voted ? <p class="notice">{say('ballot.have-voted')}</p> : null}
        <Facts facts={props.facts} />
        {props.counts.length === 0 ? null : (
          <Section id="kiem-phieu" title={say('vote.counts')}>
            <Facts facts={props.counts} />
            <Named {...props} />
          </Section>
        )}
        {props.remarks.map((line) => (
          <p class="notice">{line}</p>
        ))}
      </div>
      <Excluded {...props} />
      <Acts {...props} />
      <nav class="form-actions item-around" aria-label={say('meeting.agenda')}>
        {props.previous === undefined ? null : (
          <a rel="prev" href={localHref(lang, props.previous)}>
            {say('meeting.item.previous')}
          </a>
        )}
        <a href={localHref(lang, props.meeting.href)}>{say('meeting.item.back')}</a>
        {props.next === undefined ? null : (
          <a rel="next" href={localHref(lang, props.next)}>
            {say('meeting.item.next')}
          </a>
        )}
      </nav>
    </Layout>
  )
}

function Named({ page, named }: ItemProps) {
  if (named.length === 0) return null
  return (
    <details>
      <summary>{t(page.lang)('vote.named-list')}</summary>
      <ul {...viOn(page.lang)}>
        {named.map((one) => (
          <li>
            {one.name}: {one.choice}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Excluded({ page, excluded }: ItemProps) {
  const say = t(page.lang)
  return (
    <Section id="tranh" title={say('vote.excluded')}>
      {excluded.length === 0 ? (
        <p>{say('vote.excluded.none')}</p>
      ) : (
        <ul>
          {excluded.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The forms of the chair, the secretary and the counters. */
function Acts(props: ItemProps) {
  const { page, newKey } = props
  const { lang } = page
  const say = t(lang)
  return (
    <>
      {props.opens === undefined ? null : <Open {...props} opens={props.opens} />}
      {props.types === undefined ? null : (
        <p>
          <a class="button" href={localHref(lang, props.types)}>
            {say('vote.paper')}
          </a>
        </p>
      )}
      {props.counted === undefined ? null : (
        <KeyedForm
          page={page}
          action={`${props.counted.voteHref}/chot`}
          newKey={newKey}
          label={say('vote.paper.count')}
        >
          <p class="hint">{say('vote.paper.typed', { n: formatNumber(lang, props.counted.typed) })}</p>
          <button class={props.counted.ready ? 'button' : 'button button-quiet'} type="submit" id="chot">
            {say('vote.paper.count')}
          </button>
        </KeyedForm>
      )}
      {props.closes === undefined ? null : (
        <KeyedForm page={page} action={`${props.closes.voteHref}/dong`} newKey={newKey} label={say('vote.close')}>
          {props.closes.paper || props.closes.left === 0 ? null : (
            <p class="hint">{say('vote.close.hint', { n: formatNumber(lang, props.closes.left) })}</p>
          )}
          {props.closes.few === undefined ? null : (
            <p class="notice">{say('vote.few-cast', { n: formatNumber(lang, props.closes.few) })}</p>
          )}
          <button class="button" type="submit" id="dong">
            {say(props.closes.paper ? 'vote.close.paper' : 'vote.close')}
          </button>
        </KeyedForm>
      )}
      {props.letters === undefined ? null : <Letter {...props} letters={props.letters} />}
      {props.recuses === undefined ? null : <Recuse {...props} recuses={props.recuses} />}
      {props.aside === true ? <Aside {...props} /> : null}
      {props.annuls === undefined ? null : <Annul {...props} annuls={props.annuls} />}
    </>
  )
}

const wrongIn = (errors: readonly FieldError[], field: string) => errors.find((error) => error.field === field)?.message

function Open(props: ItemProps & { readonly opens: NonNullable<ItemProps['opens']> }) {
  const { page, opens } = props
  const { lang } = page
  const say = t(lang)
  const ways = opens.ways ?? WAYS.map((way) => ({ value: way, label: say(`meeting.way.${way}`) }))
  return (
    <KeyedForm page={page} action={`${props.href}/mo`} newKey={props.newKey} label={say('vote.open')}>
      <RadioList
        lang={lang}
        id="cach"
        name="cach"
        legend={say('meeting.way')}
        choices={ways}
        chosen={opens.way}
        error={wrongIn(props.errors, 'cach')}
      />
      <p class="hint">{say('vote.open.hint')}</p>
      <button class="button" type="submit">
        {say('vote.open')}
      </button>
    </KeyedForm>
  )
}

function Letter(props: ItemProps & { readonly letters: NonNullable<ItemProps['letters']> }) {
  const { page, letters, typed } = props
  const { lang } = page
  const say = t(lang)
  const error = wrongIn(props.errors, 'thu')
  return (
    <details class="aside-form" {...(error === undefined ? {} : { open: true })}>
      <summary>{say('vote.letter')}</summary>
      <KeyedForm page={page} action={`${letters.voteHref}/thu`} newKey={props.newKey} label={say('vote.letter')}>
        <p class="hint">{say('vote.letter.hint')}</p>
        <SelectField
          lang={lang}
          id="nguoi-vang"
          label={say('vote.recuse.member')}
          choices={letters.members}
          value={typed('nguoi-vang')}
        />
        <SelectField
          lang={lang}
          id="y-kien"
          label={say('vote.choice')}
          choices={[
            { value: '', label: '–' },
            ...(['for', 'against', 'blank'] as const).map((one) => ({ value: one, label: say(`choice.${one}`) })),
          ]}
          value={typed('y-kien')}
        />
        <TextField lang={lang} id="thu" label={say('vote.letter.note')} value={typed('thu')} error={error} />
        <button class="button button-quiet" type="submit">
          {say('vote.letter.button')}
        </button>
      </KeyedForm>
    </details>
  )
}

function Recuse(props: ItemProps & { readonly recuses: NonNullable<ItemProps['recuses']> }) {
  const { page, recuses, typed } = props
  const { lang } = page
  const say = t(lang)
  const error = wrongIn(props.errors, 'lien-quan')
  return (
    <details class="aside-form" {...(error === undefined ? {} : { open: true })}>
      <summary>{say('vote.recuse')}</summary>
      {recuses.members.length === 0 ? null : (
        <KeyedForm page={page} action={`${props.href}/tranh`} newKey={props.newKey} label={say('vote.recuse')}>
          <SelectField
            lang={lang}
            id="nguoi-tranh"
            label={say('vote.recuse.member')}
            choices={recuses.members}
            value={typed('nguoi-tranh')}
          />
          <TextArea
            lang={lang}
            id="lien-quan"
            label={say('vote.recuse.note')}
            rows={2}
            value={typed('lien-quan')}
            error={error}
          />
          <button class="button button-quiet" type="submit">
            {say('vote.recuse.button')}
          </button>
        </KeyedForm>
      )}
      {recuses.undo.map((one) => (
        <KeyedForm
          page={page}
          action={`${props.href}/tranh`}
          newKey={props.newKey}
          label={`${say('vote.recuse.undo')}: ${one.label}`}
        >
          <input type="hidden" name="nguoi-tranh" value={one.value} />
          <input type="hidden" name="bo" value="1" />
          <p class="form-row">
            <span {...viOn(lang)}>{one.label}</span>
            <button class="button button-quiet" type="submit">
              {say('vote.recuse.undo')}
            </button>
          </p>
        </KeyedForm>
      ))}
    </details>
  )
}

function Aside(props: ItemProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const error = wrongIn(props.errors, 'toi-lien-quan')
  return (
    <details class="aside-form" {...(error === undefined ? {} : { open: true })}>
      <summary>{say('appraisal.declare')}</summary>
      <KeyedForm page={page} action={`${props.href}/lien-quan`} newKey={props.newKey} label={say('appraisal.declare')}>
        <TextArea
          lang={lang}
          id="toi-lien-quan"
          label={say('appraisal.declare.note')}
          hint={say('appraisal.declare.hint')}
          rows={2}
          value={props.typed('toi-lien-quan')}
          error={error}
        />
        <button class="button button-quiet" type="submit">
          {say('appraisal.declare.button')}
        </button>
      </KeyedForm>
    </details>
  )
}

function Annul(props: ItemProps & { readonly annuls: string }) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const error = wrongIn(props.errors, 'ly-do-huy')
  return (
    <details class="aside-form" {...(error === undefined ? {} : { open: true })}>
      <summary>{say('vote.annul')}</summary>
      <KeyedForm page={page} action={`${props.annuls}/huy`} newKey={props.newKey} label={say('vote.annul')}>
        <TextField
          lang={lang}
          id="ly-do-huy"
          label={say('vote.annul.reason')}
          value={props.typed('ly-do-huy')}
          error={error}
        />
        <button class="button button-danger" type="submit">
          {say('vote.annul.button')}
        </button>
      </KeyedForm>
    </details>
  )
}
