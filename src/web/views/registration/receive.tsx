import { t } from '../../../i18n/catalogue.ts'
import type { FieldError } from '../../components/form.tsx'
import { CheckField, ErrorSummary, PostForm, SelectField, TextArea, TextField } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, Facts, PageHead, Section } from '../../components/small.tsx'
import { Answers, type CheckPart } from './answers.tsx'
import { type SimilarItem, SimilarList } from './similar.tsx'

export interface ReceiveProps {
  readonly page: PageContext
  readonly name: string
  /** Who signed it, and when. */
  readonly sent: string
  readonly place: string
  readonly round: string
  readonly parts: readonly CheckPart[]
  readonly similar: readonly SimilarItem[]
  readonly action: string
  readonly fileHref: string
  readonly version: number
  readonly newKey: string
  readonly errors: readonly FieldError[]
  readonly typed: {
    readonly seen: boolean
    readonly note: string
    readonly returnReason: string
    readonly rejectReason: string
    readonly duplicate: string
  }
  readonly late?: string
  readonly urgent?: string
  readonly introduction?: string
  /** Why the reader may not decide. */
  readonly not?: string
}

/** A registration as the receiving body reads it: what was written, what is similar, and three ways to decide. */
export function ReceivePage(props: ReceiveProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('reg.receive.title', { name: props.name })} section="desk" staff wide>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('reg.queue.title'), href: '/ban-lam-viec/tiep-nhan' },
          { label: props.name, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('reg.queue.title')} title={props.name} titleLang={viOn(lang)}>
        <p class="page-lead">{props.sent}</p>
        <Facts
          wide
          facts={[
            { term: say('file.unit'), value: props.place },
            { term: say('file.round'), value: props.round },
            { term: say('reg.field.lateReason'), value: props.late },
            { term: say('reg.mark.urgent'), value: props.urgent },
            { term: say('file.registration.introduction'), value: props.introduction },
          ]}
        />
      </PageHead>
      <div class="with-similar">
        <div>
          {props.parts.map((part) => (
            <Answers page={page} part={part} />
          ))}
        </div>
        <aside class="similar similar-aside" id="tuong-tu" aria-labelledby="tuong-tu-tieu-de">
          <h2 id="tuong-tu-tieu-de">{say('reg.check.similar')}</h2>
          {props.similar.length === 0 ? (
            <p class="hint">{say('reg.check.similar.none')}</p>
          ) : (
            <SimilarList lang={lang} items={props.similar} offer={false} />
          )}
        </aside>
      </div>
      {props.not === undefined ? (
        <Decide {...props} />
      ) : (
        <p class="notice notice-warn">{say('reg.receive.not-you', { why: props.not })}</p>
      )}
    </Layout>
  )
}

function Decide(props: ReceiveProps) {
  const say = t(props.page.lang)
  return (
    <Section id="quyet-dinh" title={say('reg.queue.open')}>
      <Accept {...props} />
      <Return {...props} />
      <Reject {...props} />
    </Section>
  )
}

type Verdict = 'nhan' | 'tra' | 'tu-choi'

function Hidden({ props, verdict }: { props: ReceiveProps; verdict: Verdict }) {
  return (
    <>
      <input type="hidden" name="_key" value={`${props.newKey}.${verdict}`} />
      <input type="hidden" name="_version" value={String(props.version)} />
      <input type="hidden" name="viec" value={verdict} />
    </>
  )
}

const wrongAt = (props: ReceiveProps, field: string) => props.errors.find((error) => error.field === field)?.message

function Accept(props: ReceiveProps) {
  const { page, similar, typed } = props
  const { lang } = page
  const say = t(lang)
  return (
    <PostForm page={page} action={localHref(lang, props.action)} class="form decide-form">
      <Hidden props={props} verdict="nhan" />
      {similar.map((one) => (
        <input type="hidden" name="thay" value={one.id} />
      ))}
      {similar.length === 0 ? null : (
        <CheckField
          lang={lang}
          id="da-xem"
          label={say('reg.receive.seen')}
          checked={typed.seen}
          error={wrongAt(props, 'da-xem')}
        />
      )}
      <TextField lang={lang} id="note" label={say('reg.receive.note')} optional value={typed.note} />
      <button class="button" type="submit">
        {say('reg.receive.accept')}
      </button>
      <p class="hint">{say('reg.receive.accept.lead')}</p>
    </PostForm>
  )
}

function Return(props: ReceiveProps) {
  const { page, typed } = props
  const { lang } = page
  const say = t(lang)
  const wrong = wrongAt(props, 'ly-do-tra')
  return (
    <details class="aside-deed" {...(wrong === undefined ? {} : { open: true })}>
      <summary>{say('reg.receive.return')}</summary>
      <PostForm page={page} action={localHref(lang, props.action)}>
        <Hidden props={props} verdict="tra" />
        <TextArea
          lang={lang}
          id="ly-do-tra"
          name="reason"
          label={say('reg.reason')}
          hint={say('reg.receive.return.hint')}
          value={typed.returnReason}
          error={wrong}
          rows={3}
        />
        <button class="button button-quiet" type="submit">
          {say('reg.receive.return')}
        </button>
      </PostForm>
    </details>
  )
}

function Reject(props: ReceiveProps) {
  const { page, typed } = props
  const { lang } = page
  const say = t(lang)
  const wrong = wrongAt(props, 'ly-do-tu-choi')
  const models = props.similar.filter((one) => one.kind === 'model' && one.near !== 'elsewhere')
  return (
    <details class="aside-deed" {...(wrong === undefined ? {} : { open: true })}>
      <summary>{say('reg.receive.reject')}</summary>
      <PostForm page={page} action={localHref(lang, props.action)}>
        <Hidden props={props} verdict="tu-choi" />
        {models.length === 0 ? null : (
          <SelectField
            lang={lang}
            id="trung"
            label={say('reg.receive.duplicate')}
            empty={say('reg.receive.duplicate.none')}
            choices={models.map((one) => ({
              value: one.id,
              label: [one.name, one.place, one.year].filter((part) => part !== undefined).join(' · '),
            }))}
            value={typed.duplicate}
          />
        )}
        <TextArea
          lang={lang}
          id="ly-do-tu-choi"
          name="reason"
          label={say('reg.reason')}
          hint={say('reg.receive.reject.hint')}
          value={typed.rejectReason}
          error={wrong}
          rows={3}
        />
        <button class="button button-quiet" type="submit">
          {say('reg.receive.reject')}
        </button>
      </PostForm>
    </details>
  )
}
