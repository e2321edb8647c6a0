import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, TextArea } from '../../components/form.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, PageHead } from '../../components/small.tsx'

export interface MinutesProps {
  readonly page: PageContext
  readonly href: string
  readonly meeting: string
  /** In the box: what was typed, kept or drafted. Absent: the reader may only read. */
  readonly text?: string
  /** As kept; of somebody who only reads, or beside what was typed when somebody else saved meanwhile. */
  readonly kept?: string
  readonly done: boolean
  /** The session is closed, so that the minutes can be finished. */
  readonly mayFinish: boolean
  readonly version: number
  readonly notice?: string
  readonly errors: readonly FieldError[]
  readonly newKey: () => string
}

/** The minutes: drafted from the records, completed by the secretary, read by everybody of the session. */
export function MinutesPage(props: MinutesProps) {
  const { page, href } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('minutes.title', { meeting: props.meeting })} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('meeting.title'), href: '/ban-lam-viec/phien-hop' },
          { label: props.meeting, href, vi: true },
          { label: say('meeting.minutes') },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.notice === undefined ? null : (
        <p class="notice" role="status">
          {props.notice}
        </p>
      )}
      <PageHead eyebrow={props.meeting} title={say('meeting.minutes')}>
        {props.text === undefined ? null : <p class="page-lead">{say('minutes.lead')}</p>}
      </PageHead>
      {props.text === undefined ? null : <MinutesForm {...props} text={props.text} />}
      {props.kept === undefined ? null : (
        <section aria-labelledby="ban-da-luu">
          <h2 id="ban-da-luu">{say('minutes.theirs')}</h2>
          <div class="minutes" {...viOn(lang)}>
            {props.kept}
          </div>
        </section>
      )}
      {props.text === undefined && props.kept === undefined ? <p>{say('minutes.none')}</p> : null}
    </Layout>
  )
}

function MinutesForm(props: MinutesProps & { readonly text: string }) {
  const { page, href } = props
  const { lang } = page
  const say = t(lang)
  return (
    <KeyedForm page={page} action={`${href}/bien-ban`} newKey={props.newKey} version={props.version}>
      <div {...viOn(lang)}>
        <TextArea
          lang={lang}
          id="bien-ban"
          label={say('minutes.text')}
          rows={30}
          value={props.text}
          error={props.errors[0]?.message}
        />
      </div>
      <div class="form-end">
        <p class="form-actions">
          <button class="button button-quiet" type="submit" name="viec" value="luu">
            {say('minutes.save')}
          </button>
          {props.mayFinish ? (
            <button class="button" type="submit" name="viec" value="chot">
              {say('minutes.done')}
            </button>
          ) : null}
          <a href={localHref(lang, `${href}/bien-ban?soan-lai=1`)}>{say('minutes.redraft')}</a>
        </p>
        <p class="hint">
          {say('minutes.done.hint')} {say('minutes.redraft.hint')}
        </p>
      </div>
    </KeyedForm>
  )
}
