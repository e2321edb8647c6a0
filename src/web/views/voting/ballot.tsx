import { t } from '../../../i18n/catalogue.ts'
import { RadioList } from '../../components/choice-fields.tsx'
import type { Choice, FieldError } from '../../components/form.tsx'
import { ErrorSummary, PostForm } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { PageHead } from '../../components/small.tsx'

interface About {
  readonly page: PageContext
  /** Of the ballot. */
  readonly href: string
  readonly file: string
  readonly unit: string
  /** The file's page in the session. */
  readonly itemHref: string
  readonly secret: boolean
}

export interface BallotProps extends About {
  /** Options under names that say nothing and are all as long as one another. */
  readonly choices: readonly Choice[]
  readonly chosen?: string
  /** Why the reader has no ballot. */
  readonly refused?: string
  readonly errors: readonly FieldError[]
}

/** One question, and nothing else on the page. */
export function BallotPage(props: BallotProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('ballot.title', { file: props.file })} section="desk" staff ownSearch>
      <ErrorSummary lang={lang} errors={props.errors} />
      <Head {...props} />
      {props.refused === undefined ? (
        <PostForm page={page} action={localHref(lang, props.href)} class="form ballot">
          <RadioList
            lang={lang}
            id="phieu"
            name="phieu"
            legend={say('ballot.question')}
            hint={say(props.secret ? 'ballot.secret' : 'ballot.named')}
            choices={props.choices}
            chosen={props.chosen}
            large
            error={props.errors[0]?.message}
          />
          <button class="button button-large" type="submit">
            {say('ballot.button')}
          </button>
        </PostForm>
      ) : (
        <>
          <h2>{say('ballot.not-you')}</h2>
          <p class="notice">{props.refused}</p>
        </>
      )}
      <Back {...props} />
    </Layout>
  )
}

function Head(props: About) {
  return (
    <PageHead eyebrow={t(props.page.lang)('vote.title')} title={props.file} titleLang={viOn(props.page.lang)}>
      <p class="page-lead" {...viOn(props.page.lang)}>
        {props.unit}
      </p>
    </PageHead>
  )
}

function Back({ page, itemHref }: About) {
  return (
    <p>
      <a href={localHref(page.lang, itemHref)}>{t(page.lang)('meeting.item.back')}</a>
    </p>
  )
}

export interface ConfirmProps extends About {
  readonly value: string
  readonly words: string
  readonly key: string
}

/** What was chosen, once more before it is cast. */
export function BallotConfirmPage(props: ConfirmProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('ballot.confirm.title')} section="desk" staff ownSearch>
      <Head {...props} />
      <p class="ballot-chosen">
        {say('ballot.confirm.title')}: <strong>{props.words}</strong>
      </p>
      <p>{say('ballot.confirm')}</p>
      <div class="form-actions">
        <PostForm page={page} action={localHref(lang, `${props.href}/bo`)} class="form-inline">
          <input type="hidden" name="_key" value={props.key} />
          <input type="hidden" name="phieu" value={props.value} />
          <button class="button button-large" type="submit">
            {say('ballot.confirm.button')}
          </button>
        </PostForm>
        <a href={localHref(lang, props.href)}>{say('ballot.change')}</a>
      </div>
    </Layout>
  )
}

/** That the reader has voted; never what. */
export function BallotDonePage(props: About) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('ballot.done.title')} section="desk" staff ownSearch>
      <PageHead eyebrow={say('vote.title')} title={say('ballot.done.title')}>
        <p class="page-lead" {...viOn(lang)}>
          {props.file}
        </p>
      </PageHead>
      <p class="notice" role="status">
        {say(props.secret ? 'ballot.done' : 'ballot.done.named')}
      </p>
      <Back {...props} />
    </Layout>
  )
}
