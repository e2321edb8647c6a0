import type { Child } from 'hono/jsx'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatMoment } from '../../../i18n/format.ts'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Chip } from '../../components/small.tsx'
import type { RegisterItem } from './lines.tsx'

export interface AppealView {
  readonly id: string
  readonly text: string
  readonly by: string
  readonly at: string
  readonly state: 'open' | 'answered'
  /** The decision it is about. */
  readonly about?: string
  readonly outcome?: string
  readonly answer?: string
  readonly answeredBy?: string
  readonly answeredAt?: string
}

export interface FileDecisionsProps {
  readonly page: PageContext
  /** Of one that only a document tells of there is no page. */
  readonly decisions: readonly (RegisterItem & { readonly recorded: boolean })[]
  readonly reasons: readonly {
    readonly step: string
    readonly reason: string
    readonly by: string
    readonly at: string
  }[]
  readonly appeals: readonly AppealView[]
  /** Where appeals are filed and answered; absent where this is that page. */
  readonly open?: string
  /** What stands under one appeal. */
  readonly under?: (appeal: AppealView) => Child
}

/** What was decided on a file, the reasons given on the way, and what was said against it. */
export function FileDecisionsView(props: FileDecisionsProps) {
  const { lang } = props.page
  const say = t(lang)
  return (
    <>
      <h3>{say('appeal.decisions')}</h3>
      {props.decisions.length === 0 ? <p>{say('appeal.decisions.none')}</p> : null}
      <ul class="plain-list">
        {props.decisions.map((d) => (
          <li>
            {d.recorded ? <a href={localHref(lang, d.href)}>{d.symbol}</a> : d.symbol}
            {d.on === undefined ? '' : ` (${formatDate(lang, d.on)})`}: {d.kind},{' '}
            <span {...viOn(lang)}>{d.issuer}</span>{' '}
            {d.revoked ? <Chip tone="warn">{say('deciding.register.revoked')}</Chip> : null}
          </li>
        ))}
      </ul>
      {props.reasons.length === 0 ? null : (
        <>
          <h3>{say('appeal.reasons')}</h3>
          <ul class="plain-list">
            {props.reasons.map((r) => (
              <li>
                <strong>{r.step}</strong>: <span {...viOn(lang)}>{r.reason}</span>{' '}
                <span class="hint">
                  {r.by}, {formatMoment(lang, r.at)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{say('appeal.page')}</h3>
      {props.appeals.length === 0 ? <p>{say('appeal.none')}</p> : null}
      {props.appeals.map((a) => (
        <Appeal {...props} appeal={a} />
      ))}
      {props.open === undefined ? null : (
        <p>
          <a href={localHref(lang, props.open)}>{say('appeal.open')}</a>
        </p>
      )}
    </>
  )
}

function Appeal({ page, under, appeal }: FileDecisionsProps & { readonly appeal: AppealView }) {
  const { lang } = page
  const say = t(lang)
  return (
    <article class="card" id={`kn-${appeal.id}`}>
      <p>
        <Chip tone={appeal.state === 'open' ? 'warn' : 'good'}>{say(`appeal-state.${appeal.state}`)}</Chip>{' '}
        {say('appeal.filed', { by: appeal.by, at: formatMoment(lang, appeal.at) })}
        {appeal.about === undefined ? '' : ` · ${appeal.about}`}
      </p>
      <p class="pre-line">{appeal.text}</p>
      {appeal.answer === undefined ? null : (
        <>
          <p>
            <strong>{appeal.outcome ?? ''}</strong>{' '}
            <span class="hint">
              {say('appeal.answered', {
                by: appeal.answeredBy ?? '',
                at: appeal.answeredAt === undefined ? '' : formatMoment(lang, appeal.answeredAt),
              })}
            </span>
          </p>
          <p class="pre-line">{appeal.answer}</p>
        </>
      )}
      {under?.(appeal) ?? null}
    </article>
  )
}
