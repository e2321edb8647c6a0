import { t } from '../../../i18n/catalogue.ts'
import { formatNumber } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import type { FieldError } from '../../components/form.tsx'
import { ErrorSummary, PostForm, TextArea } from '../../components/form.tsx'
import { Layout } from '../../components/layout.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Breadcrumbs, Chip, PageHead, Section } from '../../components/small.tsx'
import { Answers, type CheckPart } from './answers.tsx'
import { type SimilarItem, SimilarList } from './similar.tsx'

interface Link {
  readonly href: string
  readonly label: string
}

export interface CheckProps {
  readonly page: PageContext
  readonly name: string
  readonly state: string
  readonly kindLabel: string
  /** The round, and how its window stands. */
  readonly roundWords: string
  readonly parts: readonly CheckPart[]
  readonly missing: readonly { readonly href: string; readonly message: string }[]
  /** The round takes nothing today, and nothing was said about late or urgent. */
  readonly closed: boolean
  readonly closedHref: string
  readonly may: { readonly write: boolean; readonly submit: boolean; readonly withdraw: boolean }
  readonly version: number
  readonly newKey: string
  readonly fileHref: string
  readonly sendAction: string
  readonly withdrawAction: string
  readonly typedReason: string
  readonly errors: readonly FieldError[]
  readonly carried?: Link
  readonly joins?: Link
  readonly returned?: string
  /** When it was sent, once it was. */
  readonly sent?: string
  readonly similar?: readonly SimilarItem[]
}

/** "Check your answers": everything that was written, what is missing, and the signature at the end. */
export function CheckPage(props: CheckProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const draft = props.state === 'draft' || props.state === 'returned'
  return (
    <Layout page={page} title={`${say('reg.check.title')}: ${props.name}`} section="desk" staff>
      <Breadcrumbs
        lang={lang}
        crumbs={[
          { label: say('reg.mine.title'), href: '/ban-lam-viec/dang-ky' },
          { label: props.name, vi: true },
        ]}
      />
      <ErrorSummary lang={lang} errors={props.errors} />
      <PageHead eyebrow={say('reg.check.title')} title={props.name} titleLang={viOn(lang)}>
        <p class="chips">
          <Chip tone={props.state === 'returned' ? 'warn' : 'plain'}>{valueLabel(lang, 'stage', props.state)}</Chip>
          <Chip>{props.kindLabel}</Chip>
        </p>
        <p>{props.roundWords}</p>
        {draft ? <p class="page-lead">{say('reg.check.lead')}</p> : null}
      </PageHead>
      {props.returned === undefined ? null : (
        <p class="notice notice-warn">{say('reg.part.returned', { reason: props.returned })}</p>
      )}
      <Tied {...props} />
      {draft ? <Missing {...props} /> : null}
      {props.parts.map((part) => (
        <Answers page={page} part={part} change={props.may.write} />
      ))}
      {props.similar === undefined ? null : (
        <Section id="tuong-tu" title={say('reg.check.similar')} lead={say('reg.check.similar.lead')}>
          {props.similar.length === 0 ? (
            <p class="hint">{say('reg.check.similar.none')}</p>
          ) : (
            <SimilarList lang={lang} items={props.similar} offer={false} />
          )}
        </Section>
      )}
      {draft ? <Send {...props} /> : <Sent {...props} />}
      {props.may.withdraw ? <Withdraw {...props} /> : null}
    </Layout>
  )
}

function Tied({ page, carried, joins }: CheckProps) {
  const say = t(page.lang)
  const tied = carried ?? joins
  if (tied === undefined) return null
  return (
    <p>
      {carried === undefined ? say('reg.field.joins') : say('reg.field.carried')}:{' '}
      <a href={localHref(page.lang, tied.href)} {...viOn(page.lang)}>
        {tied.label}
      </a>
    </p>
  )
}

function Missing({ page, missing }: CheckProps) {
  const { lang } = page
  const say = t(lang)
  if (missing.length === 0) return <p class="notice">{say('reg.check.ready')}</p>
  return (
    <div class="missing" id="con-thieu">
      <h2>{say('reg.check.left', { n: formatNumber(lang, missing.length) })}</h2>
      <ul>
        {missing.map((one) => (
          <li>
            <a href={localHref(lang, one.href)}>{one.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** At the end: the signature of the head, or that it waits for one. */
function Send(props: CheckProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const { may } = props
  const ready = props.missing.length === 0 && !props.closed
  return (
    <div class="form-end" id="gui">
      {props.closed ? (
        <p class="notice notice-warn">
          {say('reg.check.closed', { what: '' })}
          <a href={localHref(lang, props.closedHref)}>{say('reg.check.closed.what')}</a>
        </p>
      ) : null}
      {may.submit ? (
        <PostForm page={page} action={localHref(lang, props.sendAction)}>
          <input type="hidden" name="_key" value={props.newKey} />
          <input type="hidden" name="_version" value={String(props.version)} />
          <p>{say('reg.check.send.lead')}</p>
          <button class={ready ? 'button' : 'button button-quiet'} type="submit">
            {say('reg.check.send')}
          </button>
        </PostForm>
      ) : (
        <p class="notice">
          <strong>{say('reg.check.waits-head')}</strong> {ready ? say('reg.check.waits-head.lead') : null}
        </p>
      )}
    </div>
  )
}

function Sent({ page, sent, fileHref }: CheckProps) {
  const say = t(page.lang)
  return (
    <p class="notice">
      {sent === undefined ? null : `${say('reg.check.sent', { at: sent })} `}
      <a href={localHref(page.lang, fileHref)}>{say('file.eyebrow')}</a>
    </p>
  )
}

function Withdraw(props: CheckProps) {
  const { page } = props
  const { lang } = page
  const say = t(lang)
  const wrong = props.errors.find((error) => error.field === 'reason')?.message
  return (
    <details class="aside-deed" {...(wrong === undefined ? {} : { open: true })}>
      <summary>{say('reg.withdraw.title')}</summary>
      <PostForm page={page} action={localHref(lang, props.withdrawAction)}>
        <input type="hidden" name="_key" value={`${props.newKey}.rut`} />
        <input type="hidden" name="_version" value={String(props.version)} />
        <p>{say('reg.withdraw.lead')}</p>
        <TextArea lang={lang} id="reason" label={say('reg.reason')} value={props.typedReason} error={wrong} rows={3} />
        <button class="button button-quiet" type="submit">
          {say('reg.withdraw.button')}
        </button>
      </PostForm>
    </details>
  )
}
