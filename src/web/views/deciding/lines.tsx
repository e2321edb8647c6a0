import { t } from '../../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { localHref, type PageContext, viOn } from '../../components/page.ts'
import { Chip } from '../../components/small.tsx'

export interface RegisterItem {
  readonly href: string
  readonly kind: string
  readonly symbol: string
  readonly issuer: string
  readonly revoked: boolean
  readonly on?: string
}

export interface DecisionLineView {
  readonly id: string
  readonly n: number
  readonly href: string
  /** May the reader correct or revoke it? */
  readonly acts: boolean
  readonly printed: string
  readonly subject: string
  readonly who: string
  readonly reason: string
  readonly corrections: readonly { readonly what: string; readonly by: string }[]
  readonly register: readonly RegisterItem[]
  readonly file?: string
  readonly revoked?: { readonly href: string; readonly symbol: string }
  readonly ground?: string
}

/** Lines as they are printed; beside each what was corrected and what its subject was given before. */
export function DecisionLines({ page, lines }: { page: PageContext; lines: readonly DecisionLineView[] }) {
  const { lang } = page
  const say = t(lang)
  const columns: readonly Column<DecisionLineView>[] = [
    { head: '#', wideOnly: true, numeric: true, cell: (l) => formatNumber(lang, l.n) },
    { head: say('deciding.line.name'), names: true, cell: (l) => <LineName page={page} line={l} /> },
    { head: say('deciding.line.who'), cell: (l) => (l.who === '' ? '' : <span {...viOn(lang)}>{l.who}</span>) },
    {
      head: say('deciding.line.reason'),
      cell: (l) => (l.reason === '' ? '' : <span {...viOn(lang)}>{l.reason}</span>),
    },
    {
      head: say('deciding.line.history'),
      cell: (l) => (
        <>
          <Corrections page={page} line={l} />
          {l.register.length === 0 ? null : <Register page={page} items={l.register} />}
          <a href={localHref(lang, l.href)}>
            {say(l.acts ? 'deciding.line.open' : 'deciding.line.see')}
            <span class="visually-hidden">: {l.printed}</span>
          </a>
        </>
      ),
    },
  ]
  return <DataTable lang={lang} caption={say('deciding.lines')} captionHidden columns={columns} rows={lines} />
}

export function LineName({ page, line }: { page: PageContext; line: DecisionLineView }) {
  const { lang } = page
  const say = t(lang)
  return (
    <>
      <span {...viOn(lang)}>{line.printed}</span> <span class="hint">{line.subject}</span>
      {line.revoked === undefined ? null : (
        <>
          {' '}
          <Chip tone="warn">
            <a href={localHref(lang, line.revoked.href)}>{say('deciding.revoked', { symbol: line.revoked.symbol })}</a>
          </Chip>
        </>
      )}
      {line.ground === undefined ? null : <p class="hint">{say('deciding.revokes', { ground: line.ground })}</p>}
    </>
  )
}

export function Corrections({ line }: { page: PageContext; line: DecisionLineView }) {
  if (line.corrections.length === 0) return null
  return (
    <ul class="plain-list">
      {line.corrections.map((c) => (
        <li>
          {c.what} <span class="hint">{c.by}</span>
        </li>
      ))}
    </ul>
  )
}

/** What a subject was given before, newest first. */
export function Register({ page, items }: { page: PageContext; items: readonly RegisterItem[] }) {
  const { lang } = page
  const say = t(lang)
  return (
    <>
      <p class="hint">{say('deciding.register')}:</p>
      <ul class="plain-list">
        {items.map((r) => (
          <li>
            <a href={localHref(lang, r.href)}>{r.symbol}</a> {r.on === undefined ? '' : `(${formatDate(lang, r.on)})`}:{' '}
            {r.kind}, <span {...viOn(lang)}>{r.issuer}</span>
            {r.revoked ? <Chip tone="warn">{say('deciding.register.revoked')}</Chip> : null}
          </li>
        ))}
      </ul>
    </>
  )
}
